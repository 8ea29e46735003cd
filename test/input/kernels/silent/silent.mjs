console.error('loading, please wait')
setInterval(() => {}, 1000)

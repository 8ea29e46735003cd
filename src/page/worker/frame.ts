/**
 * The script of the frame that holds the worker: it starts a worker from the text that it is sent, hands the first port
 * on to it, and says over the second one when the worker has failed. The page's policy names this text by its hash, so
 * it must be the same when a page is built and when it is read.
 */
export const frameScript =
  // Other scripts of a page (of an extension, of a test) may write to every frame that they find.
  'onmessage=({data,source,ports:[cells,life]})=>{if(source!==parent||!life)return;try{' +
  "const worker=new Worker(URL.createObjectURL(new Blob([data],{type:'text/javascript'})));" +
  'worker.onerror=({message})=>life.postMessage(String(message));' +
  'worker.postMessage(0,[cells])' +
  '}catch(error){life.postMessage(String(error))}}'

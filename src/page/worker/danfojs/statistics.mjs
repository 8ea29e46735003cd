// What `mathjs` is to danfojs in the page: of its thousand functions the five that danfojs calls, for plain numbers. They
// are mathjs's own, so they compute the same digits.
export { mean, median, mode, std, variance } from 'mathjs/number'

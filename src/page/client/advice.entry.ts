// The script that is read with the first error: what to do about those that learners meet.
import { adviseOn } from '../../cells'

window.fledglingAdvice = { adviseOn }

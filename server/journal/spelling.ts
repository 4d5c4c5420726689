/** What somebody could have meant; shared with the options of the command line. */
export { didYouMean, nearestWord } from '../../schemas/index.js';

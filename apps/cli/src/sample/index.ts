export { loadSample } from './sample.js';

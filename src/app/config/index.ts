export { type Config, loadEnvironment, readConfig } from './config.ts';
export { shown } from './secrets.ts';

/** The settings: read from the environment and a .env file, checked once, each fault with its remedy. */

export { type Config, defaultLangFor, loadEnvironment, readConfig } from './config.ts';
export { readDigestCron } from './digest-cron.ts';
export { embeddingModelFault } from './embedding-model.ts';
export { REMEDIES } from './environment.ts';
export { mayBeShown } from './secrets.ts';

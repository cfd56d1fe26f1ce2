export { readSettings, describeSettings, SettingsError } from './settings.js';
export type { SettingDescription, Settings } from './settings.js';
export type { SettingName } from './schema.js';
export type { MailAddress } from './shapes.js';
export { wholeEnvironment, waitForStarter } from './from-starter.js';
export type { Environment, RestOfEnvironment } from './from-starter.js';
export { settingsInForce } from './in-force.js';
export type { SettingInForce } from './in-force.js';

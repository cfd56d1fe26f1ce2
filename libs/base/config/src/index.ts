export { readSettings, describeSettings, SettingsError } from './settings.js';
export type { SettingDescription, Settings } from './settings.js';
export type { SettingName } from './schema.js';
export type { MailAddress } from './shapes.js';
export { wholeEnvironment, waitForStarter } from './from-starter.js';
export type { RestOfEnvironment } from './from-starter.js';

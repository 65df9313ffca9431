/* What an operator does with all that is stored: carry it to another database, and delete what is about one person. */
export { backUpFile } from './back-up-file.ts';
export { requireDatabase } from './existing.ts';
export { exportData } from './export-data.ts';
export { type Imported, importData, type Prefer } from './import-data.ts';
export {
  forgetPerson,
  type PersonalRecord,
  type StoredPerson,
  storedAbout,
} from './personal-data.ts';

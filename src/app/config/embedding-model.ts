import { faultOfModelFolder, NO_MODEL } from '../../answers/meaning/index.ts';
import type { Config } from './config.ts';
import { shown } from './secrets.ts';

/** Why EMBEDDING_MODEL cannot be used, with the remedy; null: it can, or is not set. Looks into the folder. */
export function embeddingModelFault({ embeddingModel: folder }: Config): string | null {
  const fault = folder === null || folder === NO_MODEL ? null : faultOfModelFolder(folder);
  return fault && `EMBEDDING_MODEL is ${shown('EMBEDDING_MODEL', folder ?? '')}, which is ${fault}`;
}

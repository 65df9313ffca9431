import type { InstallationStore } from '@slack/bolt';
import type { Installations } from '../../../store/index.ts';
import {
  fromBolt,
  idOf,
  parseInstallation,
  type SlackInstallation,
  toBolt,
} from './installation.ts';

type Parts = {
  readonly installations: Installations;
  readonly now: () => Date;
  /** Called when an installation has been kept, before who made it is told. */
  readonly onInstalled: (installation: SlackInstallation) => Promise<void>;
};

/**
 * Bolt's port for installations, on the store of the bot.
 * Source: https://docs.slack.dev/tools/bolt-js/concepts/authenticating-oauth
 */
export function installationStore({ installations, now, onInstalled }: Parts): InstallationStore {
  const idIn = (query: {
    readonly isEnterpriseInstall: boolean;
    readonly teamId: string | undefined;
    readonly enterpriseId: string | undefined;
  }) => (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '';
  return {
    async storeInstallation(made) {
      const installation = fromBolt(made);
      const id = idOf(installation);
      await installations.put(id, installation, now());
      if (!installation.isOrg) await installations.assign(id, id);
      await onInstalled(installation);
    },
    async fetchInstallation(query) {
      const found = await installations.find(idIn(query));
      if (!found) throw new RangeError('the app is not installed there');
      return toBolt(parseInstallation(found.content)) as never;
    },
    async deleteInstallation(query) {
      await installations.remove(idIn(query), now());
    },
  };
}

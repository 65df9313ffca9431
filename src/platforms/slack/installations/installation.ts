import type { Installation } from '@slack/bolt';
import { z } from 'zod';

/**
 * What is kept of an installation: nothing of the person who made it. Times are seconds since 1970, as Slack's and
 * Bolt's.
 */
const schema = z.object({
  /** Null where it is of a whole organization. */
  team: z.object({ id: z.string().min(1), name: z.string().optional() }).nullable(),
  enterprise: z.object({ id: z.string().min(1), name: z.string().optional() }).nullable(),
  isOrg: z.boolean(),
  bot: z.object({
    token: z.string().min(1),
    /** With token rotation. */
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
    scopes: z.array(z.string()),
    id: z.string(),
    userId: z.string(),
  }),
  enterpriseUrl: z.string().optional(),
  appId: z.string().optional(),
});

/** The app in a workspace, or in all workspaces of an organization that let it in. */
export type SlackInstallation = z.infer<typeof schema>;

/** An installation as the store gives it back. Throws where it is none. */
export const parseInstallation = (content: unknown): SlackInstallation => schema.parse(content);

/** The id that an installation goes by: that of the workspace, or of the organization. */
export const idOf = ({ team, enterprise, isOrg }: SlackInstallation): string =>
  (isOrg ? enterprise?.id : team?.id) ?? '';

/** What Bolt made of Slack's answer, as it is kept. Throws where something is missing. */
export function fromBolt(made: Installation): SlackInstallation {
  const installation = parseInstallation({
    team: made.team ?? null,
    enterprise: made.enterprise ?? null,
    isOrg: made.isEnterpriseInstall ?? false,
    bot: made.bot,
    ...(made.enterpriseUrl !== undefined && { enterpriseUrl: made.enterpriseUrl }),
    ...(made.appId !== undefined && { appId: made.appId }),
  });
  if (idOf(installation) === '') throw new RangeError('an installation of nothing');
  return installation;
}

/** The same in Bolt's form. */
export function toBolt(kept: SlackInstallation): Installation {
  const { team, enterprise, isOrg, bot, enterpriseUrl, appId } = kept;
  return {
    team: team ?? undefined,
    enterprise: enterprise ?? undefined,
    user: { id: '', token: undefined, scopes: undefined },
    bot,
    isEnterpriseInstall: isOrg,
    authVersion: 'v2',
    tokenType: 'bot',
    ...(enterpriseUrl !== undefined && { enterpriseUrl }),
    ...(appId !== undefined && { appId }),
  } as Installation;
}

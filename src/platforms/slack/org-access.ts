import type { App, AuthorizeResult } from '@slack/bolt';
import { z } from 'zod';
import type { SubscriptionService } from '../../digests/management/index.ts';
import type { Logger } from '../../observability/index.ts';
import type { Installations } from '../../store/index.ts';
import type { Workspaces } from './workspaces.ts';

/** That an organization has let the app into workspaces of its own, or taken them off it. */
type AccessChange = {
  readonly org: string | null;
  readonly teams: readonly string[];
  readonly isGranted: boolean;
};

type Parts = {
  readonly workspaces: Workspaces;
  readonly installations: Installations;
  readonly subscriptionService: Pick<SubscriptionService, 'leave' | 'comeBack'>;
  readonly log: Logger;
  readonly now: () => Date;
};

const EVENTS = ['team_access_granted', 'team_access_revoked'] as const;

/** Slack's envelope: in one of its two documented forms the organization is named beside the event, in the other not. */
const ENVELOPE = z.looseObject({
  enterprise_id: z.string().nullish(),
  authorizations: z.array(z.looseObject({ enterprise_id: z.string().nullish() })).nullish(),
  event: z.looseObject({ type: z.enum(EVENTS), team_ids: z.array(z.string()) }),
});

/** What an event tells of the access to workspaces; null: nothing. */
function accessChangeIn(body: unknown): AccessChange | null {
  const { data } = ENVELOPE.safeParse(body);
  if (!data) return null;
  const { event, enterprise_id: org, authorizations } = data;
  return {
    org: org ?? authorizations?.[0]?.enterprise_id ?? null,
    teams: event.team_ids,
    isGranted: event.type === 'team_access_granted',
  };
}

/** Who the bot is where an event names no workspace in which it answers: nobody. Null: any other request. */
export const nobodyFor = (body: unknown): AuthorizeResult | null => accessChangeIn(body) && {};

/**
 * Hears which workspaces an organization lets the app into.
 * Sources: https://docs.slack.dev/reference/events/team_access_granted,
 * https://docs.slack.dev/reference/events/team_access_revoked
 */
export function onAccessChanged(app: App, hear: (change: AccessChange) => Promise<void>): void {
  for (const name of EVENTS) {
    app.event(name, async ({ body }) => {
      const change = accessChangeIn(body);
      if (change) await hear(change);
    });
  }
}

/**
 * Pauses the digests of workspaces that an organization has taken off the app, and resumes those of workspaces that it
 * has let in again. Events come late and twice: Slack's own list says how it stands, and the event where there is none.
 * What is not the organization's to decide, as the workspace has installed the app itself, stays as it is.
 */
export async function followAccess(
  { org, teams, isGranted }: AccessChange,
  parts: Parts,
): Promise<void> {
  const { workspaces, installations } = parts;
  const known = new Map<string, string>();
  for (const team of teams) {
    const id = await installations.servingTeam(team);
    if (id !== null) known.set(team, id);
  }
  if (known.size === 0) return; // nothing is stored of them, and each is known by its first request
  const ofTeams = org ?? [...known.values()][0] ?? '';
  const granted = await workspaces.grantedTo(ofTeams);
  for (const [team, id] of known) {
    if (granted?.has(team) ?? isGranted) await letIn(team, id, ofTeams, parts);
    else if (id === ofTeams) await shutOut(team, id, parts);
  }
}

/** Has the digests of a workspace go on that an organization has let the app into again. */
export async function returned(
  team: string,
  { subscriptionService, log }: Pick<Parts, 'subscriptionService' | 'log'>,
): Promise<void> {
  const resumed = await subscriptionService.comeBack({ platform: 'slack', server: team });
  log.info({ workspace: team, resumed }, 'Slack: an organization lets the app into a workspace');
}

async function letIn(team: string, from: string, org: string, parts: Parts): Promise<void> {
  if (from !== org && (await parts.installations.find(from))) return;
  if (from !== org) await parts.installations.assign(team, org);
  await returned(team, parts);
}

async function shutOut(
  team: string,
  org: string,
  { workspaces, installations, subscriptionService, log, now }: Parts,
): Promise<void> {
  const paused = await subscriptionService.leave({ platform: 'slack', server: team });
  await installations.withdraw(team, org, now());
  workspaces.dropTeam(team);
  log.info({ workspace: team, paused }, 'Slack: an organization has taken a workspace off the app');
}

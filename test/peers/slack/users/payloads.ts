import type { UserAction } from '../state/user-actions.ts';
import type { StateValues, ViewObject } from '../state/views.ts';
import type { Channel, Enterprise, Person, World } from '../state/world.ts';

/** Slack's old way to prove who asks; no app should look at it. */
const TOKEN = 'verification-token';

const team = ({ team: { id, domain } }: World) => ({ id, domain });

const user = (world: World, { id, name }: Person) => ({
  id,
  username: name,
  name,
  team_id: world.team.id,
});

const where = ({ id, name }: Channel) => ({ id, name });

const isOfOrg = ({ installed }: World) => installed === 'in-organization';

const enterprise = ({ enterprise: org }: World) => org && { id: org.id, name: org.name };

const interactive = (world: World, userAction: UserAction) => ({
  user: user(world, userAction.person),
  // Where an organization has installed the app, there is none.
  team: isOfOrg(world) ? null : team(world),
  api_app_id: world.appId,
  token: TOKEN,
  enterprise: enterprise(world),
  is_enterprise_install: isOfOrg(world),
  trigger_id: userAction.triggerId,
});

/** docs.slack.dev/interactivity/implementing-slash-commands */
export const commandPayload = (
  world: World,
  userAction: UserAction,
  channel: Channel,
  command: string,
  text: string,
  responseUrl: string,
) => ({
  token: TOKEN,
  team_id: world.team.id,
  team_domain: world.team.domain,
  channel_id: channel.id,
  channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
  user_id: userAction.person.id,
  user_name: userAction.person.name,
  command,
  text,
  api_app_id: world.appId,
  ...(world.enterprise && {
    enterprise_id: world.enterprise.id,
    enterprise_name: world.enterprise.name,
  }),
  is_enterprise_install: String(isOfOrg(world)),
  response_url: responseUrl,
  trigger_id: userAction.triggerId,
});

/** docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const pressInMessage = (
  world: World,
  userAction: UserAction,
  action: object,
  values: StateValues,
  responseUrl: string,
) => {
  const { source } = userAction;
  if (!source) throw new Error('a press in a message has a message');
  const { api, channel, onlyFor } = source;
  return {
    type: 'block_actions',
    ...interactive(world, userAction),
    container: {
      type: 'message',
      message_ts: api.ts,
      channel_id: channel.id,
      is_ephemeral: onlyFor !== null,
      ...(api.thread_ts && { thread_ts: api.thread_ts }),
    },
    channel: where(channel),
    // Slack does not keep ephemeral messages, so it cannot show them.
    ...(onlyFor === null && { message: api }),
    state: { values },
    response_url: responseUrl,
    actions: [action],
  };
};

export const pressInView = (
  world: World,
  userAction: UserAction,
  action: object,
  view: ViewObject,
) => ({
  type: 'block_actions',
  ...interactive(world, userAction),
  container: { type: 'view', view_id: view.id },
  view,
  actions: [action],
});

/** docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export const suggestion = (
  world: World,
  userAction: UserAction,
  { action_id, block_id }: { action_id: string; block_id: string },
  value: string,
  view: ViewObject | null,
) => ({
  type: 'block_suggestion',
  ...interactive(world, userAction),
  action_id,
  block_id,
  value,
  ...(view
    ? { container: { type: 'view', view_id: view.id }, view }
    : {
        container: {
          type: 'message',
          message_ts: userAction.source?.api.ts,
          channel_id: userAction.source?.channel.id,
        },
        channel: userAction.source && where(userAction.source.channel),
      }),
});

/** docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export const viewSubmission = (world: World, userAction: UserAction, view: ViewObject) => ({
  type: 'view_submission',
  ...interactive(world, userAction),
  view,
  response_urls: [],
});

export const viewClosed = (world: World, userAction: UserAction, view: ViewObject) => {
  const { trigger_id: _, ...common } = interactive(world, userAction);
  return { type: 'view_closed', ...common, view, is_cleared: false };
};

/** docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const messageShortcut = (
  world: World,
  userAction: UserAction,
  callbackId: string,
  responseUrl: string,
) => ({
  type: 'message_action',
  ...interactive(world, userAction),
  callback_id: callbackId,
  message_ts: userAction.source?.api.ts,
  message: userAction.source?.api,
  channel: userAction.source && where(userAction.source.channel),
  response_url: responseUrl,
  action_ts: world.newTs(),
});

/** docs.slack.dev/apis/events-api */
export const eventCallback = (world: World, event: object) => ({
  token: TOKEN,
  team_id: world.team.id,
  context_team_id: world.team.id,
  context_enterprise_id: world.enterprise?.id ?? null,
  api_app_id: world.appId,
  event,
  type: 'event_callback',
  event_id: world.newId('Ev'),
  event_time: Math.floor(world.now() / 1_000),
  authorizations: [
    {
      enterprise_id: world.enterprise?.id ?? null,
      team_id: world.team.id,
      user_id: world.bot.id,
      is_bot: true,
      is_enterprise_install: isOfOrg(world),
    },
  ],
  is_ext_shared_channel: false,
  event_context: `4-${world.newTs()}`,
});

/** That the app was taken away. As documented, it names the place, and nobody who had authorized the app. */
export const leavingCallback = (world: World, place: Leaving, event: object) => ({
  token: TOKEN,
  team_id: place.teamId,
  ...(place.enterpriseId && { enterprise_id: place.enterpriseId }),
  api_app_id: world.appId,
  event,
  type: 'event_callback',
  event_id: world.newId('Ev'),
  event_time: Math.floor(world.now() / 1_000),
});

/**
 * That an organization lets the app into workspaces, or not: docs.slack.dev/reference/events/team_access_revoked. It
 * names no workspace as the one that it comes from.
 */
export const accessCallback = (world: World, org: Enterprise, event: object) => ({
  token: TOKEN,
  team_id: null,
  enterprise_id: org.id,
  api_app_id: world.appId,
  event,
  type: 'event_callback',
  authorizations: [
    {
      enterprise_id: org.id,
      team_id: null,
      user_id: world.bot.id,
      is_bot: true,
      is_enterprise_install: true,
    },
  ],
  event_id: world.newId('Ev'),
  event_time: Math.floor(world.now() / 1_000),
});

type Leaving = { readonly teamId: string; readonly enterpriseId: string | null };

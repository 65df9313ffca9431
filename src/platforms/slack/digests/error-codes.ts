import { type ErrorTable, type Rows, tableOf } from '../../shared/digests/index.ts';

const POST = 'https://docs.slack.dev/reference/methods/chat.postMessage#errors';
const LOOK = 'https://docs.slack.dev/reference/methods/conversations.history#errors';
const OPEN = 'https://docs.slack.dev/reference/methods/conversations.open#errors';
const SDK =
  'https://github.com/slackapi/node-slack-sdk/blob/main/packages/socket-mode/src/UnrecoverableSocketModeStartError.ts';

const REINSTALL = 'install the app again in its settings (https://api.slack.com/apps)';

const GROUPS: readonly Rows[] = [
  {
    means: { kind: 'pause', pauseReason: 'channel-gone' },
    source: POST,
    codes: { channel_not_found: 'the channel does not exist, or is private and without the bot' },
  },
  {
    means: { kind: 'pause', pauseReason: 'no-access' },
    source: POST,
    codes: {
      access_denied: 'the bot may not use the channel',
      no_permission: 'the bot is not in the channel',
      not_in_channel: 'the bot is not in the channel',
      restricted_action: 'a setting of the workspace keeps the bot from writing there',
      restricted_action_read_only_channel: 'the channel is read-only',
    },
  },
  {
    means: { kind: 'pause', pauseReason: 'no-access' },
    source: OPEN,
    codes: {
      user_disabled: 'the person has left the workspace',
      user_not_found: 'Slack does not know the person',
      user_not_visible: 'the bot does not see the person',
    },
  },
  {
    means: { kind: 'pause', pauseReason: 'archived' },
    source: POST,
    codes: {
      is_archived: 'the channel is archived',
      restricted_action_thread_locked: 'the thread is locked',
    },
  },
  {
    means: { kind: 'pause', pauseReason: 'wrong-kind' },
    source: POST,
    codes: {
      restricted_action_non_threadable_channel: 'the channel takes no answers in threads',
      restricted_action_thread_only_channel: 'the channel takes nothing but answers in threads',
    },
  },
  {
    means: { kind: 'rejected' },
    source: POST,
    codes: {
      agent_prompt_display_not_allowed: 'it shows prompts, which the app may not',
      as_user_not_supported: 'it is to appear as by a person, which the app may not',
      attachment_payload_limit_exceeded: 'its attachments are too large',
      cannot_reply_to_message: 'it is a reply to something that takes none',
      duplicate_channel_not_found: 'its own id names a channel that is not valid',
      duplicate_message_not_found: 'its own id names a message that does not exist',
      invalid_arg_name: 'the name of an argument is not valid',
      invalid_arguments: 'an argument is not valid',
      invalid_array_arg: 'an argument is a list and may not be',
      invalid_blocks: 'its blocks are not valid',
      invalid_blocks_format: 'its blocks are not valid',
      invalid_charset: 'its encoding is not valid',
      invalid_form_data: 'it came incomplete',
      invalid_metadata_format: 'its metadata is not valid',
      invalid_metadata_schema: 'its metadata is not valid',
      invalid_post_type: 'its content type is not valid',
      markdown_text_conflict: 'it has both Markdown and blocks',
      metadata_must_be_sent_from_app: 'its metadata has to come with the token of an app',
      metadata_too_large: 'its metadata is too large',
      missing_file_data: 'a file of it is missing',
      missing_post_type: 'its content type is missing',
      msg_blocks_too_long: 'its blocks are too long',
      msg_too_long: 'its text is too long',
      no_text: 'it has no text',
      send_on_behalf_not_allowed: 'it is to appear as by somebody else, which the app may not',
      slack_connect_canvas_sharing_blocked: 'it shares a canvas with others, which admins forbid',
      slack_connect_file_link_sharing_blocked: 'it shares a file with others, which admins forbid',
      slack_connect_lists_sharing_blocked: 'it shares a list with others, which admins forbid',
      too_many_attachments: 'it has too many attachments',
      too_many_contact_cards: 'it has too many contact cards',
    },
  },
  {
    means: { kind: 'rejected' },
    source: LOOK,
    codes: {
      invalid_metadata_filter_keys: 'the keys of metadata to list are not valid',
      invalid_ts_latest: 'the time to list until is not valid',
      invalid_ts_oldest: 'the time to list from is not valid',
    },
  },
  {
    means: { kind: 'again' },
    source: POST,
    codes: {
      message_limit_exceeded: 'the workspace sends too many messages',
      org_login_required: 'the workspace is moving to an Enterprise organization',
      rate_limited: 'Slack asks for fewer requests',
      ratelimited: 'Slack asks for fewer requests',
      team_added_to_org: 'the workspace is moving to an Enterprise organization',
    },
  },
  {
    means: { kind: 'again' },
    source: LOOK,
    codes: {
      invalid_cursor: 'the list has to be read from its beginning again',
      pagination_not_available: 'Slack cannot list page by page for now',
    },
  },
  {
    means: { kind: 'doubt' },
    source: POST,
    codes: {
      fatal_error: 'Slack broke down halfway',
      internal_error: 'Slack broke down halfway',
      request_timeout: 'the request did not arrive whole',
      service_unavailable: 'Slack is away for a while',
    },
  },
  {
    means: { kind: 'setup' },
    source: POST,
    codes: {
      accesslimited:
        "the workspace does not take requests from this machine's network: ask its admins",
      app_access_restricted: 'admins of the workspace restrict the app: ask them',
      deprecated_endpoint: 'Slack does not offer this any more: update the bot',
      ekm_access_denied: 'admins of the workspace have suspended messages: ask them',
      enterprise_is_restricted:
        'the app is installed in an organization and has to be in a workspace',
      messages_tab_disabled: 'the messages tab of the app is off: use the manifest of the bot',
      method_deprecated: 'Slack does not offer this any more: update the bot',
      missing_scope: `the app lacks a scope, which the log names at the start: ${REINSTALL}`,
      team_access_not_granted: `the app is not let into that workspace: ${REINSTALL}`,
      team_not_found: `Slack does not find the workspace of the app: ${REINSTALL}`,
      two_factor_setup_required: 'who installed the app has to set up two-factor authentication',
    },
  },
  {
    means: { kind: 'token' },
    source: POST,
    codes: {
      account_inactive: 'the app was removed from the workspace, or the workspace closed',
      invalid_auth: 'Slack does not take the token',
      not_allowed_token_type: 'the token is of another kind',
      not_authed: 'Slack does not see a token',
      token_expired: 'the token has expired',
      token_revoked: 'the token was revoked',
    },
  },
  {
    means: { kind: 'token' },
    source: SDK,
    codes: {
      team_disabled: 'the workspace is closed',
      user_removed_from_team: 'the app was removed from the workspace',
    },
  },
  {
    means: { kind: 'unexpected' },
    source: POST,
    codes: {
      draft_already_deleted: 'the draft is gone',
      draft_already_sent: 'the draft was sent',
      draft_has_conflict: 'the draft was changed meanwhile',
      draft_not_found: 'there is no such draft',
    },
  },
];

/** What the errors of `chat.postMessage` and `conversations.history` mean for a digest. */
export const SLACK_CODES: ErrorTable = tableOf(GROUPS);

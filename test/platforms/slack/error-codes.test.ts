import { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import { deliveryKey } from '../../../src/digests/delivery/publisher.ts';
import type { SubscriptionId } from '../../../src/digests/subscriptions/index.ts';
import { EFFECTS, type ErrorCode } from '../../../src/platforms/shared/digests/error-codes.ts';
import { SLACK_CODES } from '../../../src/platforms/slack/digests/error-codes.ts';
import { slackPublisher } from '../../../src/platforms/slack/digests/publisher.ts';
import { readFailure } from '../../../src/platforms/slack/digests/read-failure.ts';
import { startSlack } from '../../peers/slack/server.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { logOf } from '../shared/log-of.ts';
import { manifestOver } from './running-bot.ts';

const KEY = deliveryKey('s' as SubscriptionId, new Date(0));
const { signal } = new AbortController();

/** As documented in November 2026. Slack publishes no list that a program could read. */
const DOCUMENTED = {
  'chat.postMessage': `access_denied accesslimited account_inactive agent_prompt_display_not_allowed
    app_access_restricted as_user_not_supported attachment_payload_limit_exceeded cannot_reply_to_message
    channel_not_found deprecated_endpoint draft_already_deleted draft_already_sent draft_has_conflict
    draft_not_found duplicate_channel_not_found duplicate_message_not_found ekm_access_denied
    enterprise_is_restricted fatal_error internal_error invalid_arg_name invalid_arguments invalid_array_arg
    invalid_auth invalid_blocks invalid_blocks_format invalid_charset invalid_form_data
    invalid_metadata_format invalid_metadata_schema invalid_post_type is_archived markdown_text_conflict
    message_limit_exceeded messages_tab_disabled metadata_must_be_sent_from_app metadata_too_large
    method_deprecated missing_file_data missing_post_type missing_scope msg_blocks_too_long no_permission
    no_text not_allowed_token_type not_authed not_in_channel org_login_required rate_limited ratelimited
    request_timeout restricted_action restricted_action_non_threadable_channel
    restricted_action_read_only_channel restricted_action_thread_locked
    restricted_action_thread_only_channel send_on_behalf_not_allowed service_unavailable
    slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked
    slack_connect_lists_sharing_blocked team_access_not_granted team_added_to_org team_not_found
    token_expired token_revoked too_many_attachments too_many_contact_cards two_factor_setup_required`,
  'conversations.history': `access_denied account_inactive channel_not_found deprecated_endpoint
    ekm_access_denied enterprise_is_restricted fatal_error internal_error invalid_arg_name invalid_arguments
    invalid_array_arg invalid_auth invalid_charset invalid_cursor invalid_form_data
    invalid_metadata_filter_keys invalid_post_type invalid_ts_latest invalid_ts_oldest method_deprecated
    missing_post_type missing_scope no_permission not_allowed_token_type not_authed not_in_channel
    org_login_required pagination_not_available ratelimited request_timeout service_unavailable
    team_access_not_granted team_added_to_org token_expired token_revoked two_factor_setup_required`,
};

test.for(Object.entries(DOCUMENTED))('every documented error of %s has a row', ([, errors]) => {
  expect(errors.split(/\s+/).filter((one) => !SLACK_CODES.has(one))).toEqual([]);
});

/** What is to come of a post that Slack refuses with an error. */
function outcomeOf({ code: reason, means }: ErrorCode) {
  if (means.kind === 'pause') return { kind: 'permanent', pauseReason: means.pauseReason, reason };
  if (means.kind === 'rejected') return { kind: 'rejected', reason };
  return means.kind === 'doubt'
    ? { kind: 'unknown', reason }
    : { kind: 'transient', retryAfter: null, reason };
}

test('row by row, a digest fares as the table says, and the log hears of what it should', async () => {
  const slack = await startSlack({ manifest: manifestOver('socket') });
  const lines: string[] = [];
  const publisher = slackPublisher({
    shareBudget: (_, perSecond) => ({ isShared: false, perSecond: () => perSecond }),
    client: new webApi.WebClient(slack.botToken, {
      slackApiUrl: slack.url,
      retryConfig: { retries: 0 },
      logLevel: webApi.LogLevel.ERROR,
    }),
    ...{ team: 'T1', workspaceUrl: 'https://north.slack.com/', log: logOf(lines) },
    wait: async () => {},
    onLimit: () => {},
  });
  const place = { platform: 'slack', server: 'T1', channel: slack.fixtures.general.id } as const;
  const reply = digestReply();
  for (const row of SLACK_CODES.values()) {
    lines.length = 0;
    slack.faults.refuse('chat.postMessage', row.code);
    expect(await publisher.post(KEY, place, reply, signal)).toEqual(outcomeOf(row));
    slack.faults.refuse('conversations.history', row.code);
    const kind = row.means.kind === 'pause' ? 'unknowable' : 'later';
    expect(
      await publisher.find(KEY, place, { since: new Date(), before: Date.now() }, signal),
    ).toMatchObject({ kind });
    const isTold = row.means.kind === 'setup' || row.means.kind === 'unexpected';
    expect(lines).toEqual(isTold ? [expect.stringContaining(row.says)] : []);
    expect(EFFECTS[row.means.kind].tells.includes('once')).toBe(isTold);
  }
  expect(slack.world.messages.size).toBe(0);
  await slack.close();
});

const ownCause = new Error('round');
ownCause.cause = ownCause;

test.for([
  [ownCause, 'Error'],
  [null, 'a thrown null'],
  [Object.create(null), 'a thrown object'],
])('whatever is thrown is told of: %o', ([thrown, reason]) => {
  expect(readFailure(thrown)).toEqual({ kind: 'silence', hasLeft: true, reason });
});

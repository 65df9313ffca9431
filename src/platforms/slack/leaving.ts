import type { App } from '@slack/bolt';
import type { Source } from './workspaces.ts';

/**
 * Hears that a workspace or an organization has taken the app away. Bolt asks for no token then, as there may be none.
 * Sources: https://docs.slack.dev/reference/events/app_uninstalled,
 * https://docs.slack.dev/reference/events/tokens_revoked
 */
export function onLeft(app: App, hear: (left: Source) => Promise<void>): void {
  app.event('app_uninstalled', ({ context }) => hear(context));
  app.event('tokens_revoked', ({ event, context }) =>
    // Of people's own tokens the app has none.
    (event.tokens.bot ?? []).length > 0 ? hear(context) : Promise.resolve(),
  );
}

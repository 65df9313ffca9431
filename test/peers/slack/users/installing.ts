import { type Delivery, delivery } from '../delivery/delivery.ts';
import type { EventSender } from '../delivery/event-sender.ts';
import {
  type AppState,
  giveCode,
  isOrg,
  type Place,
  takeAway,
  withhold,
  worldsOf,
} from '../state/app.ts';
import type { Enterprise, World } from '../state/world.ts';
import { accessCallback, leavingCallback } from './payloads.ts';

/** What people do to have the app in their workspace, and to have it no more. */
export type Installing = {
  /**
   * Somebody follows the link to Slack that the app has given, and allows it in a workspace, or, as an admin, in an
   * organization: gives where Slack leads their browser. Throws where Slack would show an error instead.
   */
  approve(link: string, place: Place): URL;
  /** The same, where they cancel. */
  cancel(link: string): URL;
  /** Takes the app away, and tells it so. */
  uninstall(place: Place): readonly Delivery[];
  /** The same, and nobody tells the app. */
  uninstallUnheard(place: Place): void;
  /** An admin of an organization that has the app takes a workspace off it, and the app is told so; … */
  revokeAccess(org: Enterprise, world: World): Delivery;
  /** … or lets it in again. */
  grantAccess(org: Enterprise, world: World): Delivery;
  /** The app is told so, whatever is true. */
  tellOfAccess(org: Enterprise, world: World, type: AccessEvent): Delivery;
};

type AccessEvent = 'team_access_granted' | 'team_access_revoked';

export function installing(app: AppState, world: World, sender: EventSender): Installing {
  const [redirectUrl] = app.manifest.oauth_config?.redirect_urls ?? [];

  /** docs.slack.dev/authentication/installing-with-oauth */
  function read(link: string) {
    const { pathname, searchParams } = new URL(link);
    if (pathname !== '/oauth/v2/authorize') throw new Error(`Slack has no page ${pathname}`);
    if (searchParams.get('client_id') !== app.clientId) throw new Error('invalid_client_id');
    const back = searchParams.get('redirect_uri') ?? redirectUrl;
    if (!back || !redirectUrl || !back.startsWith(redirectUrl)) throw new Error('bad_redirect_uri');
    const scopes = (searchParams.get('scope') ?? '').split(',');
    const offered: readonly string[] = app.manifest.oauth_config?.scopes?.bot ?? [];
    const strange = scopes.filter((scope) => !offered.includes(scope));
    if (strange.length > 0) throw new Error(`invalid_scope: ${strange.join(', ')}`);
    return { back: new URL(back), scopes, state: searchParams.get('state') ?? '' };
  }

  function lead({ back, state }: { back: URL; state: string }, name: string, value: string): URL {
    back.searchParams.set(name, value);
    back.searchParams.set('state', state);
    return back;
  }

  function tellAccess(org: Enterprise, { team }: World, type: AccessEvent): Delivery {
    const event = { type, team_ids: [team.id] };
    const told = delivery('events_api', accessCallback(world, org, event));
    const subscribed: readonly string[] =
      app.manifest.settings?.event_subscriptions?.bot_events ?? [];
    if (subscribed.includes(type)) sender.deliver(told);
    return told;
  }

  return {
    approve(link, place) {
      const asked = read(link);
      if (isOrg(place) && !app.manifest.settings?.org_deploy_enabled) {
        throw new Error('the manifest does not let organizations install the app');
      }
      return lead(asked, 'code', giveCode(app, place, asked.scopes, world.now()));
    },
    cancel: (link) => lead(read(link), 'error', 'access_denied'),
    uninstall(place) {
      const subscribed: readonly string[] =
        app.manifest.settings?.event_subscriptions?.bot_events ?? [];
      const [first = world] = worldsOf(place);
      const teamId = isOrg(place) ? place.id : first.team.id;
      const at = { teamId, enterpriseId: first.enterprise?.id ?? null };
      takeAway(app, place);
      const events = [
        { type: 'tokens_revoked', tokens: { oauth: [], bot: [first.bot.id] } },
        { type: 'app_uninstalled' },
      ].filter(({ type }) => subscribed.includes(type));
      return events.map((event) => {
        const told = delivery('events_api', leavingCallback(first, at, event));
        sender.deliver(told);
        return told;
      });
    },
    uninstallUnheard: (place) => takeAway(app, place),
    revokeAccess(org, of) {
      withhold(org, of, true);
      return tellAccess(org, of, 'team_access_revoked');
    },
    grantAccess(org, of) {
      withhold(org, of, false);
      return tellAccess(org, of, 'team_access_granted');
    },
    tellOfAccess: tellAccess,
  };
}

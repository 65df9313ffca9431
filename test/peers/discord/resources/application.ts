import type { World } from '../state/world.ts';

/** GET /applications/@me. Absent fields stay absent: the client trips over nulls. */
export function application(world: World, privilegedIntents: number) {
  const owner = world.users.values().next().value;
  return {
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: '',
    type: null,
    flags: flagsOf(privilegedIntents),
    flags_new: String(flagsOf(privilegedIntents)),
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { '0': {}, '1': {} },
    verify_key: '0'.repeat(64),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: owner?.api ?? world.bot,
    approximate_guild_count: joinedGuilds(world),
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}

const joinedGuilds = (world: World) =>
  world.guilds.values().reduce((count, { joined }) => count + Number(joined), 0);

/** Privileged intents that the developer portal has switched on, as application flags. */
function flagsOf(intents: number): number {
  const flags = [
    [1 << 1, 1 << 15],
    [1 << 8, 1 << 13],
    [1 << 15, 1 << 19],
  ] as const;
  return flags.reduce((sum, [intent, flag]) => (intents & intent ? sum | flag : sum), 0);
}

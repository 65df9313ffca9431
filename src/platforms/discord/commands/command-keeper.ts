import type { Interaction, REST } from 'discord.js';
import type { Lang } from '../../../library/index.ts';
import type { Logger } from '../../../observability/index.ts';
import { isLogged } from '../../shared/client/index.ts';
import { errorLine, explainError } from '../client/index.ts';
import { areRegistered, register, unregister } from './register.ts';

/** A bot in so few servers may have been tried out in any: each is checked, once. */
const FEW = 10;

/** What the keeper works with: an application, and the server that DISCORD_GUILD_ID names, or null. */
type Keeping = {
  readonly rest: REST;
  readonly applicationId: string;
  readonly guildId: string | null;
  /** Those that the briefs are written in. */
  readonly languages: readonly Lang[];
  readonly log: Logger;
};

/**
 * Sees to it that people find each command, and once: it registers them, and takes away those that an
 * earlier DISCORD_GUILD_ID has left in a server. Never rejects: what goes wrong is logged.
 */
export class CommandKeeper {
  readonly #keeping: Keeping;
  /** Servers that have been checked. */
  readonly #tidied = new Set<string>();

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /**
   * Registers the commands where they belong; `servers` are those that the bot is in. Where the place has
   * changed, the commands may still stand in the one before.
   */
  async start(servers: readonly string[]): Promise<void> {
    const { rest, log, languages, ...scope } = this.#keeping;
    try {
      const changed = await register(rest, scope, languages);
      if (changed && servers.length <= FEW) for (const one of servers) await this.#tidy(one);
      log.info(changed ? 'Discord: commands registered' : 'Discord: commands are up to date');
      if (scope.guildId !== null && (await areRegistered(rest, { ...scope, guildId: null }))) {
        log.warn(
          'Discord: the commands are registered everywhere too, so the server in DISCORD_GUILD_ID shows each twice. Use an application of its own for development, or remove DISCORD_GUILD_ID',
        );
      }
    } catch (error) {
      if (isLogged(error)) return;
      log.error(
        `Discord: the commands were not registered: ${explainError(error, null, 'commands')}`,
      );
    }
  }

  /** The others are found when one is used: a command names the server that it is registered in. */
  async noteUse(interaction: Interaction): Promise<void> {
    if (!interaction.isCommand() && !interaction.isAutocomplete()) return;
    const { commandGuildId: server } = interaction;
    if (server !== null) await this.#tidy(server);
  }

  /** Takes the commands away in a server, once. */
  async #tidy(server: string): Promise<void> {
    const { rest, log, applicationId, guildId } = this.#keeping;
    if (server === guildId || this.#tidied.has(server)) return;
    this.#tidied.add(server);
    try {
      if (!(await unregister(rest, { applicationId, guildId: server }))) return;
      log.info(
        { guild: server },
        'Discord: removed the commands that an earlier DISCORD_GUILD_ID had left in a server',
      );
    } catch (error) {
      // Nothing is lost by it, and where the bot may not list commands, there is mostly nothing to find.
      log.debug({ guild: server }, errorLine(error));
    }
  }
}

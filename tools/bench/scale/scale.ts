import { startPostgres } from '../../../test/support/postgres-server.ts';
import { GRANTED, measureScale } from './measure.ts';

const PLAN = { posts: 3000, processes: 3, killAt: 1000 } as const;
/** Less of what Discord grants than this (%) is too little. */
const LEAST = 96;

/**
 * Three processes of the bot on one PostgreSQL, with one Discord token: how near they come together to what Discord
 * grants, while one of them is killed. Throws where that is too far, or a post is missing or there twice.
 */
export async function scale(): Promise<void> {
  const server = await startPostgres();
  try {
    const found = await measureScale({ ...PLAN, databaseUrl: await server.create('scale') });
    const { together, seconds, posted, duplicates, refused } = found;
    const share = (together / seconds / GRANTED) * 100;
    process.stdout.write(
      `  ${PLAN.processes} processes, one killed at ${PLAN.killAt}: ${together} posts in ${seconds.toFixed(1)} s, ${share.toFixed(1)} % of ${GRANTED} a second; ${refused} × 429\n  in the end ${posted} of ${PLAN.posts}, ${duplicates} twice\n`,
    );
    const isSound = posted === PLAN.posts && duplicates === 0 && refused === 0 && share >= LEAST;
    if (!isSound) throw new Error('that is not what is promised');
  } finally {
    await server.stop();
  }
}

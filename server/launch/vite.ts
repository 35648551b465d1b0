import { createServer } from 'vite';
import { dieWithParent } from '../../sql/embedded/die-with-parent.ts';

/** The process that serves the pages while they are worked on: `vite.ts CONFIG HOST PORT`. */
const [configFile = '', host = '127.0.0.1', port = '8080'] = process.argv.slice(2);

const pages = await createServer({ configFile, server: { host, port: Number(port), strictPort: true } });
const close = () => pages.close();
dieWithParent(close);
// Ctrl-C reaches the whole group; the launcher says when it is this one's turn.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void close().finally(() => process.exit(0)));
await pages.listen();
console.log(`Biatouna is at ${pages.resolvedUrls?.local[0] ?? `http://${host}:${port}`}  (Ctrl-C stops it)`);

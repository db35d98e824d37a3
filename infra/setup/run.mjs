import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** Runs a program with its output shown on standard error; answers whether it succeeded. */
export function run(program, args, { cwd, env = process.env } = {}) {
  const done = spawnSync(program, args, { cwd, env, stdio: ['ignore', 2, 2] });
  return done.status === 0;
}

/**
 * Runs npm with the npm and the Node that the person called. The Node in node_modules must not be
 * the one to run it: `npm ci` deletes that folder first, and Windows refuses to delete a running program.
 */
export function runNpm(root, args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  const options = { cwd: root, env: withoutOwnBin(root) };
  if (cli && node) return run(node, [cli, ...args], options);
  if (process.platform === 'win32') return run('cmd.exe', ['/c', 'npm', ...args], options);
  return run('npm', args, options);
}

function withoutOwnBin(root) {
  const own = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  return { ...process.env, PATH: path.join(delimiter) };
}

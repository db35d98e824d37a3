import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const FileRow = z.object({ token: z.string(), name: z.string(), bytes: z.instanceof(Uint8Array) });
export type KeptFile = z.infer<typeof FileRow>;

/** What Teams puts into a message for a file that a person has sent to a bot. */
const DOWNLOAD_INFO = 'application/vnd.microsoft.teams.file.download.info';

/** Keeps a file under a token that nobody can guess: its address is the permission, as with Teams' download links. */
export function keepFile(database: DatabaseSync, name: string, bytes: Uint8Array): string {
  const token = randomBytes(24).toString('base64url');
  database
    .prepare('INSERT INTO files (token, name, bytes) VALUES (?, ?, ?)')
    .run(token, name, bytes);
  return token;
}

export function fileByToken(database: DatabaseSync, token: string): KeptFile | undefined {
  const query = database.prepare('SELECT token, name, bytes FROM files WHERE token = ?');
  return FileRow.optional().parse(query.get(token));
}

function filePath(file: KeptFile): string {
  return `/files/${file.token}/${encodeURIComponent(file.name)}`;
}

export function fileAttachment(origin: string, file: KeptFile): object {
  const downloadUrl = origin + filePath(file);
  const fileType = file.name.includes('.') ? (file.name.split('.').at(-1) ?? '') : '';
  return {
    contentType: DOWNLOAD_INFO,
    contentUrl: downloadUrl,
    name: file.name,
    content: { downloadUrl, uniqueId: file.token, fileType },
  };
}

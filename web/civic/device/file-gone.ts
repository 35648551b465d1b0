/** A file that was chosen and is on the device no more. */
export class FileGone extends Error {
  override name = 'FileGone';
  readonly file: string;
  constructor(name: string) {
    super(`the file is gone: ${name}`);
    this.file = name;
  }
}

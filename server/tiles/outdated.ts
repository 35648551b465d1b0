/** What the database has published is not what was asked for: newer, or on a replica older. Ask again with what is now. */
export class Outdated extends Error {
  override name = 'Outdated';
}

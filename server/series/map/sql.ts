/** A text of ours, or of a manifest, as SQL has it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** SQL of a time as RFC 3339 writes it in an offset of so many minutes from UTC. */
export const isoOf = (time: string, offset: string): string =>
  `to_char(${time} at time zone 'UTC' + make_interval(mins => ${offset}), 'YYYY-MM-DD"T"HH24:MI:SS') ||
  case when ${offset} = 0 then 'Z'
    else case when ${offset} < 0 then '-' else '+' end || to_char(make_interval(mins => abs(${offset})), 'HH24:MI') end`;

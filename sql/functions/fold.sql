-- The twin of fold() in sql/model/text.ts: names and words as the search keeps them. server/places/fold.db.test.ts holds
-- the two against each other. ICU's lower() is the same whatever the locale of the database.
create or replace function biatouna.fold(given text) returns text
  language sql immutable strict parallel safe
as $$
  select btrim(
    regexp_replace(
      regexp_replace(
        lower(
          translate(
            regexp_replace(
              normalize(given, nfkd),
              '[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]',
              '', 'g'),
            -- alef forms, teh marbuta, alef maksura, and the two letters that stand for g and v
            U&'\0622\0623\0625\0671\0629\0649\06a8\06a4',
            U&'\0627\0627\0627\0627\0647\064a\0642\0642')
          collate "und-x-icu"),
        '[''\u2019\u02bc`-]+', ' ', 'g'),
      '[ \f\n\r\t\v\u1680\u2028\u2029\ufeff]+', ' ', 'g'))
$$;

-- Whose a file is that is with no case yet, as a keyed hash: nobody fills the room of others. It goes when the file is taken.
alter table record_file add column sender text;

-- What the bot made before it kept a list of steps.
create table "miss" ("word" text not null, "lang" text not null, "times" integer not null, constraint "miss_pkey" primary key ("word", "lang"));
create table "rating" ("fact" text primary key, "up" integer not null, "down" integer not null);
insert into "miss" ("word", "lang", "times") values ('落とし物', 'ja', 3);
insert into "rating" ("fact", "up", "down") values ('lost-property-desk', 2, 1);

create table if not exists "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
create table if not exists "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
insert into "kysely_migration_lock" ("id", "is_locked") values ('migration_lock', 0);
create table if not exists "miss" ("word" text not null, "lang" text not null, "times" integer not null, constraint "miss_pkey" primary key ("word", "lang"));
create table if not exists "rating" ("fact" text primary key, "up" integer not null, "down" integer not null);
insert into "kysely_migration" ("name", "timestamp") values ('001-counts', '2026-01-01T00:00:00.000Z');
insert into "miss" ("word", "lang", "times") values ('落とし物', 'ja', 3);
insert into "miss" ("word", "lang", "times") values ('o''clock', 'en', 1);
insert into "rating" ("fact", "up", "down") values ('lost-property-desk', 2, 1);

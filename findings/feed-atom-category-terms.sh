#!/bin/sh
# feed and an entry's categories in Atom: `category: [{ name: 'news' }]`, which is what RSS needs and what the types
# ask for, writes <category label="news"/>. RFC 4287 (4.2.2.1) requires the attribute `term`; readers that hold to it
# drop the category or the entry. `term` has to be given beside `name`; nothing warns of it.
# Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund feed@6.0.0 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Feed } from 'feed';

const { version } = JSON.parse(readFileSync('node_modules/feed/package.json', 'utf8'));
console.log(`feed ${version}, Node ${process.version}`);
const date = new Date('2026-01-02T00:00:00Z');
const feed = new Feed({ title: 'A feed', id: 'https://example.org/', copyright: 'CC0', updated: date });
const item = { title: 'One', link: 'https://example.org/1', date };
feed.addItem({ ...item, id: 'https://example.org/1', category: [{ name: 'news' }] });
feed.addItem({ ...item, id: 'https://example.org/2', category: [{ name: 'news', term: 'news' }] });

const atom = feed.atom1().match(/<category[^>]*>/g);
const rss = feed.rss2().match(/<category[^<]*<\/category>/g);
console.log('Atom:', atom.join(' '));
console.log('RSS: ', rss.join(' '));
const hasTerm = atom.map((one) => one.includes(' term='));
process.exit(rss.length === 2 && JSON.stringify(hasTerm) === '[false,true]' ? 0 : 1);
JS
node try.mjs

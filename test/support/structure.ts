/** A sound structure of the small pack's town: it has all kinds of edges. */
export const STRUCTURE = {
  id: 'town',
  briefs: ['bridge'],
  title: { en: 'Who runs the bridge', ja: '大橋の運営' },
  nodes: [
    { id: 'council', label: { en: 'Harbour Council', ja: '港湾評議会' } },
    {
      id: 'office',
      label: { en: 'Bridge office', ja: '大橋事務所' },
      term: 'bridge',
      brief: 'bridge',
    },
    { id: 'port', label: { en: 'Port police', ja: '港湾警察' } },
  ],
  edges: [
    {
      from: 'council',
      to: 'office',
      kind: 'commands',
      cites: ['gazette#1'],
      fact: 'bridge-opened',
    },
    {
      from: 'office',
      to: 'port',
      kind: 'coordinates',
      label: { en: 'on closures <&>', ja: '閉鎖について' },
      cites: ['monthly#3', 'gazette#2'],
    },
    { from: 'council', to: 'port', kind: 'undecided', cites: ['gazette#4'], fact: 'bridge-cost' },
  ],
};

/** Offered first, and ahead of others that fit as well. No more than Discord shows at once: 25. */
export const FAMILIAR: readonly string[] = [
  'Asia/Tokyo',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'Pacific/Guam',
  'UTC',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'Asia/Seoul',
  'Asia/Taipei',
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Manila',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Anchorage',
  'America/Toronto',
  'America/Sao_Paulo',
  'Asia/Dubai',
  'Asia/Bangkok',
  'Pacific/Auckland',
];

/** Zones that the host may list by a former name, by their name of today. Source: IANA's file "backward". */
export const NAME_TODAY: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Names in daily use that the host's calendar does not have, each for exactly one zone. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  'Asia/Tokyo':
    'JST,Osaka,Kyoto,Okinawa,Yokosuka,Yokota,東京,日本,日本時間,大阪,京都,名古屋,福岡,札幌,沖縄,那覇,横須賀,横田,佐世保,三沢,岩国',
  'America/New_York':
    'Washington,Washington DC,Boston,ワシントン,ワシントンDC,ボストン,米国東部時間',
  'America/Chicago': '米国中部時間',
  'America/Denver': '米国山地時間',
  'America/Los_Angeles':
    'San Francisco,San Diego,Seattle,サンフランシスコ,サンディエゴ,シアトル,米国太平洋時間',
  'Pacific/Honolulu': 'HST,Hawaii,Pearl Harbor,ハワイ,真珠湾',
  'Pacific/Guam': 'ChST',
  'Europe/London': 'ロンドン,英国',
  'Europe/Paris': 'パリ',
  'Europe/Berlin': 'ベルリン',
  'Asia/Seoul': 'KST,ROK,ソウル',
  'Asia/Taipei': 'ROC,台北',
  'Asia/Shanghai': 'PRC,Beijing,北京,上海',
  'Asia/Hong_Kong': 'HKT',
  'Asia/Singapore': 'SGT',
  'Asia/Manila': 'マニラ',
  'Asia/Kolkata': 'Delhi,New Delhi,Mumbai,デリー,ムンバイ',
  'Asia/Bangkok': 'バンコク',
  'Asia/Dubai': 'ドバイ',
  'Australia/Sydney': 'AEDT,Canberra,キャンベラ',
  'Pacific/Auckland': 'NZST,NZDT,オークランド',
  UTC: 'GMT,Zulu,Z,協定世界時,世界標準時',
};

/**
 * Abbreviations that people use all year round. Some places mean another zone by them, so they are suggested and
 * never taken: EST read as a fixed offset would shift a digest by an hour in March.
 */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'America/New_York': 'EST,EDT,ET,Eastern,USA',
  'America/Chicago': 'CST,CDT,CT,Central,USA',
  'America/Denver': 'MST,MDT,MT,Mountain,USA',
  'America/Los_Angeles': 'PST,PDT,PT,Pacific,USA',
  'America/Anchorage': 'AKST,AKDT',
  'Asia/Shanghai': 'CST',
  'Asia/Taipei': 'CST',
  'Asia/Manila': 'PST,PHT',
  'Asia/Kolkata': 'IST',
  'Asia/Jerusalem': 'IST',
  'Europe/Dublin': 'IST',
  'Europe/London': 'BST',
  'Asia/Dhaka': 'BST',
  'Europe/Paris': 'CET,CEST',
  'Europe/Berlin': 'CET,CEST',
  'Europe/Athens': 'EET,EEST',
  'Europe/Lisbon': 'WET,WEST',
  'Australia/Sydney': 'AEST',
  'Australia/Brisbane': 'AEST',
};

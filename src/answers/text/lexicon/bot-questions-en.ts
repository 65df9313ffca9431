/*
 * What people ask about the bot itself, in English. A message is such a question if each group of a rule has a word in
 * it, and if it has no word besides those of the rule and the fillers: "who runs this" is one, "who runs this office" none.
 * One that speaks to the bot ("who runs your servers") may have other words too, if they are everyday ones or none of
 * the briefs. Words are compared by their stems; they stand apart by spaces, and _ is a space within one.
 */

const FILLERS =
  "a an the this that these those there here your you are is was were be been am do does did can could would will may might shall i me my we us our please kindly tell know like want need to of in on at for from with by so and or if what what's which how how's has have had get got give show let any all some really actually exactly just only hey hi hello bot sorry also then now anyway currently thing things they it its itself using use used uses stuff again about pls thanks thank ok okay say possible please try find out see wonder wondering curious mean tell_me one ones myself yourself every each both very much more most good help really anyone someone somebody anybody lot bit here's there's i'd i'm you're it's don't doesn't isn't aren't not no yes hmm well like";

const SUBJECT =
  'you your yours bot briefs brief briefing briefings this information info data content contents knowledge answers answer statements facts here database library material texts everything stuff';
const SOURCES =
  'sources source articles article references reference newspapers outlets publishers publications websites sites citations media press originals';

const RULES = {
  age: [
    [
      `old new current recent fresh up_to_date up-to-date uptodate outdated out_of_date stale age as_of most_recent published cutoff cut-off cut_off latest newest most_recent reach date dated deadline up-to-the-minute realtime valid months_old years_old days_old behind_the_news last_week last_month this_week yesterday today recently`,
      `${SUBJECT} ${SOURCES}`,
    ],
    ['how_far how_far_back how_recently how_late how_up_to_date', `${SUBJECT} ${SOURCES} go reach`],
    ['when up_to_when until_when what_date which_date', 'end ends stop stops', `${SUBJECT}`],
    ['still', 'valid true correct', 'this these that your'],
    [
      'recent current latest last_week yesterday today',
      'events news things developments',
      'you this cover know include',
    ],
    ['up-to-date up_to_date newest latest recent most_recent', "you you've you're your"],
    ['last latest newest', 'date article source', 'you your have'],
    ['when as_of', 'from', `${SUBJECT}`],
  ],
  updates: [
    [
      "often when frequently frequency regularly schedule last next ever still who automatically daily weekly day week month month's every",
      'update updates updated updating refresh refreshed refreshes revise revised reviewed checked renewed added',
      'you your bot briefs brief this information info data content it they library answers facts here articles',
    ],
    ['last next previous', 'update updated'],
    ['update_schedule update_frequency update_interval', 'your the bot briefs what is'],
    ['update updated', `${SUBJECT}`],
    [
      'often when frequently frequency regularly schedule soon ever daily automatically every last next real_time overnight cycle',
      'update refresh revise review change add check get_new new_articles new_content new_data new_developments',
      'you your bot briefs brief information data content articles editors developments',
    ],
    ['next last soon', 'refresh revision update', "next last when's when will"],
    ['up_to_date', 'keep keeps kept stay', 'briefs this who'],
    [
      'update_cycle cycle timetable interval between_updates how_long',
      'update updates',
      'what is how there your',
    ],
    ['pull pull_in load fetch import', 'news new stories articles data content', 'you'],
  ],
  publishers: [
    [SOURCES, `${SUBJECT} use used using rely based cite cited on draw`],
    [`sources references citations bibliography`],
    ['original', 'articles texts reports sources'],
    ['basis based_on base', 'you your briefs answers'],
    [
      'get got take took find found',
      'your you',
      'facts information info data articles',
      "where where'd",
    ],
    ['who whom', 'quote cite', 'you'],
    ['check verify', 'claims facts sources statements answers', 'your'],
    ['read', 'know write written', 'you your', 'what which'],
    ['rely draw based', 'documents papers reports', 'you your'],
    ['reports', 'relying rely use based draw', 'you your'],
    ['written_from made_from material drawing_on', 'briefs you your'],
    ['how_do_you_know how_can_you_know how_would_you_know', 'you'],
    [
      'come_from comes_from get_from take_from taken_from based_on get_it_from get_this_from from_where from_which where',
      'information info data content facts knowledge answers statements briefs this material based get take from',
      'where what from_where',
    ],
  ],
  disputes: [
    [
      'agree_on agree_upon disagree agree disagrees disagreement disagreements differ differs difference differences conflict conflicting conflicts contradict contradicts contradiction contradictions contradictory disputed dispute disputes contested inconsistent controversial diverge unclear contentious discrepancies discrepancy at_odds clash clashes diverging divergence differently different_stories different_versions consistent inconsistency inconsistencies say_the_same',
      `${SOURCES} briefs facts reports reporters accounts statements points anything what where each_other one_another stories claims reporting list`,
    ],
  ],
  ai: [
    ['talking talk speaking speak chatting chat writing', 'human person someone bot machine ai'],
    [
      'ai-generated ai-written machine-generated machine-written hallucinate hallucination chatgpt openai',
    ],
    [
      'make_things_up making_things_up make_stuff_up invent lie lies making_it_up make_it_up',
      'you bot',
    ],
    [
      'machine_learning language_model neural_network artificial_intelligence',
      'here this in_here behind inside',
    ],
    ['think feel feelings conscious alive real', 'you', 'can are do'],
    ['technology tech machine algorithm software', 'you your bot', 'what which behind use run'],
    [
      'ai a_i gpt chatgpt chat_gpt gpt-4 gpt4 llm llms language_model language_models large_language_model gemini claude copilot openai artificial_intelligence neural generative machine_learning chatbot robot human humans person people machine real_person hallucinate hallucinations computer machine machines deep_learning neural_network gpt-5 automated automatically_written',
      'you your bot this answers answer briefs written use used uses using made generated generate powered run by behind based trained real part work',
    ],
  ],
  operator: [
    [
      'runs run running operates operate operating owns own made make makes built build maintains maintain maintaining behind wrote write writes written edits edit edited charge in_charge created create creates responsible develops developed develop operator owner author authors editor editors developer developers maintainer programmed hosts host hosting provides pays funds contact',
      'you your bot this briefs brief chatbot app service texts',
      "who who's how whom whose contact operator owner author authors developer maintainer editor editors",
    ],
    [
      'who whose',
      'operator owner author authors developer developers maintainer editor editors bot',
    ],
    ['who whom', 'work working', 'you'],
    [
      'who',
      'publish publishes set_up set_you_up puts_out behind belong complain supports sponsors programmed coded',
      'you your this briefs bot',
    ],
    [
      'who whom where how',
      'complain complaint report_a_mistake report_an_error report_mistakes report_errors report_a_problem errors mistakes feedback',
      'contact report complain i should can',
    ],
    [
      'which what',
      'made makes built build created developed wrote owns runs hosts publishes',
      'you your bot briefs',
    ],
    ['who whom', 'write_to turn_to talk_to thank', 'i can do'],
    ['newsroom newspaper publisher organisation', 'behind runs owns', 'you your this briefs'],
    ['whose', 'project bot service idea work', 'this you your'],
    [
      'organization organisation company team government official people authority agency firm',
      'behind made built runs wrote owns official officially maintains',
      'you your bot briefs this',
    ],
    [
      'open_source open-source source_code github licence license',
      'you your bot code this program software',
    ],
    ['run_by owned_by made_by operated_by funded_by paid_by part_of', 'this you'],
    [
      'contact reach',
      'operator owner author authors developer developers maintainer editor editors you',
    ],
  ],
  start: [
    [
      'recommend suggest recommendation recommendations tips',
      'read reading brief briefs topic topics',
    ],
    [
      'starting_point first_read get_started getting_started good_introduction place_to_start place_to_begin',
    ],
    ['order', 'read', 'briefs topics i'],
    ['place', 'start begin dive_in jump_in', 'good best right'],
    ['newbie newcomer novice beginner layman background', 'read start'],
    ['read', 'first minutes begin beginner time newcomer most_important', 'should i what which'],
    [
      'read brief briefs topic topics reading begin start open look first recommend suggest recommendation introduction intro overview newcomer beginner begin_with start_with',
      "should i'm new place order recommend suggest beginners newcomers newcomer beginner me i first where_do best good",
      'beginners newcomers first start begin new recommend suggest recommendation newcomer beginner introduction best where',
    ],
    [
      'where_to_start where_to_begin start_here reading_order getting_started first_steps begin_here',
    ],
  ],
  pdf: [
    [
      'pdf pdfs print printed printable printout print-out print_out download downloads downloadable word_file word_document docx epub printer-friendly printer_friendly ebook e-book offline hard_copy',
    ],
    ['on_paper'],
    ['word', 'document file format'],
    ['export save turn convert', 'word file document pdf'],
    ['export save file document', 'briefs brief this as i answer reply can everything'],
  ],
  digest: [
    [
      'daily weekly regular scheduled automatic',
      'posts post messages message updates summary summaries',
    ],
    [
      'daily weekly monthly every each regularly regular monday friday morning automatically',
      'send post posts message messages deliver receive get updates summary',
      'me us channel channels briefs brief here you our server workspace email emails dm',
    ],
    [
      'message ping tell alert email mail inform remind',
      'me us',
      'when if',
      'news changes new change update updates something',
    ],
    [
      'digest digests subscribe subscribed subscription subscriptions unsubscribe newsletter alerts alert notifications notification notify notified',
    ],
  ],
} as const;

/** Words that may stand in any message that speaks to the bot. */
const EVERYDAY =
  "who whom whose where where'd when's when why while after before about into over until since one two three many much often several few other another same different new old good bad big short long best better great first last next day days week weeks month months year years today tomorrow yesterday morning night overnight evening monday tuesday wednesday thursday friday saturday sunday time times hour minute minutes always never ever already yet soon early late once twice ago back up down out off away together instead else too quite even without within through come go take make keep put set turn stay work play start stop end begin happen change cover include contain add mention know think believe trust say tell ask question answer call name mean look seem feel want try help send receive get read write written page pages list link links click button free cost kind sort type way part point points level right wrong correct true false real reliable public official important interesting five ten few everything nothing all half newest latest idea reason someone people person team company group government organization computer phone email mail copy folder friend beginner subject field area world events event news developments development cutoff moment minute version format language english japanese text texts sentence words word chat server channel workspace message messages respects respect aspects aspect regard regards terms details detail view views opinion users user readers reader folks guys members member admin admins boss staff startup firm vendor business university student volunteers hobby identity based located servers machine laptop pace rate speed interval quick fast slow behind schedule late delay missing gap gaps complete incomplete full size formats a4 letter colour color layout attach attachment zip csv excel spreadsheet google docs drive kindle share forward social rss feed calendar discord slack thread threads dm dms mention ping reminder remind magic secret trick distribute hand colleague colleagues classroom ran usual usually normally typically roughly about approximately exactly per hours magazine magazines tv television radio agency agencies blogs blog wire books book scientific quality sound solid neutral biased bias form forms offer offers newbie novice wrong something's possible";

/** What names the bot: not the "you" of courtesy ("can you tell me"). */
const ADDRESSED =
  /\b(?:your|yours|yourself|bot|chatbot|brief(?:s|ings?)?|(?<!thank )you(?! (?:please |kindly |maybe |also )?(?:tell|show|give|explain|know|list|find|remind|describe|mention|have any|recommend|suggest)\b))\b/;

/** What shows that a message speaks to the bot or of what it shows. */
const SPOKEN_TO = new RegExp(
  [
    ADDRESSED.source,
    '\\b(?:sources?|articles?|outlets?|newspapers|reporters|publications|media|reports)\\b',
    '\\b(?:this|the) (?:app|service|site|page|tool|assistant|program|information|info|data|content|material)\\b',
    '\\b(?:pdf|print\\w*|download\\w*|offline|ebook|digest|newsletter|subscri\\w+|unsubscri\\w+|notif\\w+|(?:our|this) channel)\\b',
    '\\b(?:read first|reading tips|to read|(?:should|do) i read|should (?:a|an) \\w+ read|dive in|newbie|newcomer|beginner|reminder|you (?:recommend|suggest))\\b',
  ].join('|'),
);

/** Words that may stand in some rules beside the fillers. */
const BESIDES: Partial<Record<keyof typeof RULES, string>> = {
  digest:
    'our can you your turn cancel dm dms direct something there monday tuesday wednesday thursday friday morning evening regular regularly receive deliver summary message news where this channel me send us i daily weekly monthly channel channels server workspace post posts posted schedule scheduled set up setup sign turn off stop new when automatic automatically briefs brief updates changes emails email for one morning every day week work working add create',
  pdf: 'can version keep turn into once all copy paper hard printer computer laptop phone my brief answer page way there download pdf print printed printable export a into as version file files copy format paper offline send briefs brief or topics page pages document whole text it off out save for',
  ai: 'or something machine question questions behind things stuff up think human humans here send send_my answering inside generated text texts model which brief talking talk speaking speak chatting chat to am i work works any kind which an model models did someone written write texts by the are tool tools type is or not no with large questions',
  age: 'months years days old minute valid true correct end stop back most article articles was were published when source sources still anymore any_more no_longer from out how when far until up go goes date day month year last long ago is it',
  updates:
    'keep kept keeps stay this often time times many week day developments soon cycle real next last change changed articles content data new editors editor authors people when how get getting date long ago added new on hour hourly',
  publishers:
    'original read public reliable quote cite basis base say material which many links link name list where whose kind kinds list rely trust take taken based quoted behind',
  disputes:
    'in on of where anywhere something somewhere stories different claims reporting list see tell say same same_thing all reporters newspapers outlets each other one another not agree among between same no open themselves with points point your do list',
  operator:
    'should i report mistake mistakes error errors problem complain complaints feedback about belong set up publish official government project whose which source_code licence license why charge of is is can ask questions get in touch reach people team company organization organisation person',
  start:
    'most important five ten minutes have time begin beginner order tips point get started i your you would read article articles please something read else is are for with topic topics where new subject best brief briefs know nothing one order good someone first-time',
};

/** "In Japanese please": the last reply again in that language. */
const REPEAT =
  /^(?:(?:please|and|now|same|the same|ok|okay|so|but|how about|what about) )*(?:(?:can|could|would|will) (?:you|i|we) )?(?:please )?(?:(?:say|repeat|show|give|answer|translate|write|put|tell|have|get|read|see|display|switch|change|go|reply|respond|do)(?: (?:me|us))?(?: (?:that|this|it|the answer|your answer|the last one|the last answer|the reply|the language))?(?: (?:again|back|over))? )?(?:in|to|into|back to|back in) (?<lang>english|japanese)(?: (?:please|instead|version|now|too|again|as well|for me))*$|^(?:and |now )?(?<lang>english|japanese)(?: version)?(?: please| instead| now)?$|^(?:i(?:'d| would)? (?:want|like|need|prefer) )(?:to (?:read|see|have) )?(?:it |that |this )?(?:in )(?<lang>english|japanese)(?: please)?$/;

/** "Timeline of …": opens it; without a topic, that of all. */
const TIMELINE =
  /^(?:(?:please )?(?:show|give|open|see|can i see|can i have|let me see|display|i want|i'd like)(?: me)? )?(?:the |a |your )?(?:timeline|chronology)(?: (?:(?:of|for|on|about) )?(?<topic>.+?))??(?: please)?$|^(?<topic>.+?)(?: 's)? (?:timeline|chronology)(?: please)?$/;

/** "Summarize …", "the … brief": opens the brief that it names. */
const SUMMARY =
  /^(?:please )?(?:(?:can|could|would) you )?(?:please )?(?:summari[sz]e|sum up|(?:break|boil) down|brief(?: me (?:on|about))?|(?:(?:give|show|open|read|get|pull up)(?: me)? )?(?:an? |the |your )?(?:(?:short|quick|brief|general) )?(?:summary|overview|brief|briefing|gist|outline|rundown)(?: (?:of|on|about|for))?|what(?:'s| is) the (?:gist|summary|short version) of|open(?: up)?|tl ?dr(?: (?:of|on|for|about))?)(?: (?<topic>.+?))??(?: (?:please|for me|briefly|in short|in a nutshell|in (?:two|three|\d+) (?:lines|sentences)))*$|^(?:(?:please )?(?:show|open|give|read)(?: me)? )?(?:the )?(?<topic>.+?) (?:brief|briefing|summary|overview)(?: please)?$|^(?:please )?(?:show|give|open)(?: me)? (?<topic>.+?)(?: please)?$/;

/** "Sources of …": lists what a brief rests on. */
const SOURCE_LIST =
  /^(?:(?:please )?(?:show|give|list|open)(?: me)? )?(?:the )?(?:sources|references) (?:(?:of|for|on|about|behind) )?(?<topic>.+?)(?: please)?$|^(?<topic>.+?)(?: 's)? (?:sources|references)(?: please)?$/;

export const BOT_QUESTIONS = {
  FILLERS,
  RULES,
  BESIDES,
  EVERYDAY,
  ADDRESSED,
  SPOKEN_TO,
  REPEAT,
  TIMELINE,
  SUMMARY,
  SOURCE_LIST,
};

/*
 * What people ask about the bot itself, in English. A message is such a question if each group of a rule has a word in
 * it, and if it has no word besides those of the rule and the fillers: "who runs this" is one, "who runs this office" none.
 * Words stand apart by spaces; _ is a space within one.
 */

const FILLERS =
  "a an the this that these those there here your you are is was were be been am do does did can could would will may might shall i me my we us our please kindly tell know like want need to of in on at for from with by so and or if what what's which how how's has have had get got give show let any all some really actually exactly just only hey hi hello bot sorry also then now anyway currently thing things they it its itself using use used uses stuff again about pls thanks thank ok okay say possible please try find out see wonder wondering curious mean tell_me one ones myself yourself every each both very much more most good help really anyone someone somebody anybody lot bit here's there's i'd i'm you're it's don't doesn't isn't aren't not no yes hmm well like";

const SUBJECT =
  'you your yours bot briefs brief briefing briefings this information info data content contents knowledge answers answer statements facts here database library material texts everything stuff';
const SOURCES =
  'sources source articles article references reference newspapers papers outlets publishers publications websites sites citations media press';

const RULES = {
  age: [
    [
      `old new current recent fresh up_to_date up-to-date uptodate outdated out_of_date stale age as_of most_recent published cutoff cut-off cut_off latest newest most_recent reach date`,
      `${SUBJECT} ${SOURCES}`,
    ],
    ['how_far how_recently how_late how_up_to_date', `${SUBJECT} ${SOURCES} go reach`],
    ['when as_of', 'from', `${SUBJECT}`],
  ],
  updates: [
    [
      "often when frequently frequency regularly schedule last next ever still who automatically daily weekly day week month month's every",
      'update updates updated updating refresh refreshed refreshes revise revised reviewed checked maintained renewed added',
      'you your bot briefs brief this information info data content it they library answers facts here articles',
    ],
    ['last next previous', 'update updated'],
    ['update_schedule update_frequency update_interval', 'your the bot briefs what is'],
    ['update updated', `${SUBJECT}`],
  ],
  publishers: [
    [SOURCES, `${SUBJECT} use used using rely based cite cited on draw`],
    [`sources references citations bibliography`],
    ['whose which who', SOURCES],
    ['how_do_you_know how_can_you_know how_would_you_know', 'you'],
    [
      'come_from comes_from get_from take_from taken_from based_on get_it_from get_this_from from_where where',
      'information info data content facts knowledge answers statements briefs this material based get take from',
      'where what from_where',
    ],
  ],
  disputes: [
    [
      'disagree agree disagrees disagreement disagreements differ differs difference differences conflict conflicting conflicts contradict contradicts contradiction contradictions contradictory disputed dispute disputes contested inconsistent controversial diverge unclear contentious',
      `${SOURCES} briefs facts reports reporters accounts statements points anything what where each_other one_another`,
    ],
  ],
  ai: [
    ['talking talk speaking speak chatting chat writing', 'human person someone bot machine ai'],
    ['ai-generated ai-written machine-generated machine-written'],
    [
      'ai a_i gpt chatgpt chat_gpt gpt-4 gpt4 llm llms language_model language_models large_language_model gemini claude copilot openai artificial_intelligence neural generative machine_learning chatbot robot human humans person people machine real_person hallucinate hallucinations computer',
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
      'contact reach',
      'operator owner author authors developer developers maintainer editor editors you',
    ],
  ],
  start: [
    ['recommend suggest recommendation recommendations', 'read reading brief briefs topic topics'],
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
      'pdf pdfs print printed printable printout print-out print_out download downloads downloadable word_file word_document docx epub',
    ],
    ['export save file document', 'briefs brief this as i answer reply can everything'],
  ],
  digest: [
    ['daily weekly regular scheduled automatic', 'posts post messages message'],
    [
      'digest digests subscribe subscribed subscription subscriptions unsubscribe newsletter alerts alert notifications notification notify notified',
    ],
  ],
} as const;

/** Words that may stand in some rules beside the fillers. */
const BESIDES: Partial<Record<keyof typeof RULES, string>> = {
  digest:
    'me send us i daily weekly monthly channel channels server workspace post posts posted schedule scheduled set up setup sign turn off stop new when automatic automatically briefs brief updates changes emails email for one morning every day week work working add create',
  pdf: 'download pdf print printed printable export a into as version file files copy format paper offline send briefs brief or topics page pages document whole text it off out save for',
  ai: 'generated text texts model which brief talking talk speaking speak chatting chat to am i work works any kind which an model models did someone written write texts by the are tool tools type is or not no with large questions',
  age: 'was were published when source sources still anymore any_more no_longer from out how when far until up go goes date day month year last long ago is it',
  updates:
    'editors editor authors people when how get getting date long ago added new on hour hourly',
  publishers: 'where whose kind kinds list rely trust take taken based quoted behind',
  disputes:
    'each other one another not agree among between same no open themselves with points point your do list',
  operator:
    'why charge of is is can ask questions get in touch reach people team company organization organisation person',
  start:
    'please something read else is are for with topic topics where new subject best brief briefs know nothing one order good someone first-time',
};

/** "In Japanese please": the last reply again in that language. */
const REPEAT =
  /^(?:please )?(?:(?:can|could|would|will) you )?(?:please )?(?:(?:say|repeat|show|give|answer|translate|write|put|tell|have|read|display)(?: (?:me|us))?(?: (?:that|this|it|the answer|your answer|the last one|the reply))?(?: again)? )?(?:in|to|into) (?<lang>english|japanese)(?: (?:please|instead|version|now|too|again))*$|^(?<lang>english|japanese)(?: version)?(?: please)?$|^(?:i (?:want|would like|need|prefer) )(?:it |that |this )?(?:in )(?<lang>english|japanese)(?: please)?$/;

/** "Timeline of …": opens it; without a topic, that of all. */
const TIMELINE =
  /^(?:(?:please )?(?:show|give|open|see|can i see|let me see|display)(?: me)? )?(?:the |a |your )?(?:timeline|chronology)(?: (?:(?:of|for|on|about) )?(?<topic>.+?))?(?: please)?$|^(?<topic>.+?)(?: 's)? timeline(?: please)?$/;

/** "Summarize …": opens the brief that it names. */
const SUMMARY =
  /^(?:please )?(?:(?:can|could|would) you )?(?:please )?(?:summari[sz]e|sum up|brief(?: me (?:on|about))?|(?:give me )?(?:a |the )?(?:short |quick )?(?:summary|overview|brief|briefing) (?:of|on|about)|open|tl;?dr(?: of)?)(?: (?<topic>.+?))?(?: (?:please|for me|briefly))*$/;

/** "Sources of …": lists what a brief rests on. */
const SOURCE_LIST =
  /^(?:(?:please )?(?:show|give|list|open)(?: me)? )?(?:the )?(?:sources|references) (?:(?:of|for|on|about|behind) )?(?<topic>.+?)(?: please)?$|^(?<topic>.+?)(?: 's)? (?:sources|references)(?: please)?$/;

export const BOT_QUESTIONS = { FILLERS, RULES, BESIDES, REPEAT, TIMELINE, SUMMARY, SOURCE_LIST };

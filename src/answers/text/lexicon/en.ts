import { oneOf } from './one-of.ts';

/**
 * What any English question is made of, whatever the briefs are about. Names of the subject belong
 * into the glossary of the folder's library.yaml, not here.
 */

const words = (text: string) => text.trim().split(/\s+/);

/** Words that only hold a question together. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  words(`
    a an the this that these those it its it's he she they them their theirs his her him hers we us our i me my you
    your yours one ones some any all both each either neither such own same other another else
    is am are was were be been being do does did done doing has have had having can could will would
    shall should may might must ought isn't aren't wasn't weren't don't doesn't didn't hasn't haven't
    won't wouldn't can't couldn't im i'm i'd i'll i've you're that's there's what's who's where's when's how's
    let's he's she's they're we're whos whats wheres whens hows thats dont doesnt didnt isnt cant wont hes shes theyre
    and or but nor so yet if then than as at by for from in into of off on onto out over to toward
    towards upon with within without about also too
    per yes yeah nope ok okay well just only even very really quite rather re
    still ever once now today currently nowadays soon here
    there where when why how who whom whose which wich what whatever whoever
    please pls plz thanks thank kindly hi hello hey dear sorry excuse
    tell know knows knew known explain describe show give gives mean means meaning meant
    think thinks guess wonder wondering curious like liked ask
    asks asked asking find look looking see hear heard summarise summarize summary
    get gets got getting go goes going let lets use used using
    exactly actually basically precisely specifically simply roughly approximately generally
    maybe perhaps possibly supposedly apparently allegedly
    thing things stuff something anything everything someone anyone everyone somebody anybody
    kind sort type bit lot lots info information detail details question questions
    anyway right correct sure huh eh btw fyi lol
    much many most w bc abt quick idea clue
    mr mrs ms dr sir gonna wanna gotta kinda
  `),
);

/** Words that may matter, but only a little: nearly any question could have them. */
export const VAGUE_WORDS: ReadonlySet<string> = new Set(
  words(`
    under above after against along among around before behind below between beyond during except near since
    through throughout till until via up down no not nobody nothing none never again almost already later
    recently lately besides apart speaking
    say says said saying tells told call calls called name names named mention mentions mentioned state stated
    thought want wants wanted need needs answer found looks sees saw seen read reads come comes came
    make makes made take takes took taken put puts keep keeps kept happen happens happened happening
    roughly approximately approx probably definitely reportedly
    way ways point points deal case matter fact facts word words term terms article articles story stories piece
    text texts source sources brief topic subject according report reports reported reporting
    writes wrote written write less least few fewer several enough number numbers figure figures amount total
    short true false wrong different whole ordinary plain
    new old big small good bad great main major important certain particular
    first last next latest previous recent current present
    time date day days month months year years week weeks place places location person people
    man guy guys woman folks reason reasons because cause example list two three
    quote quoted quotes among ran
    agree agrees disagree disagrees contradict contradicts contradiction differ differs accurate compare compared
    versus along far use also part side sides level speak spoke discuss discussed work works working run runs running
    more give gave given try business affair saga issue matter
    student students teacher teachers professor homework essay thesis presentation puzzled
    mind minds trying tried further regarding concerning consist consists consisting dumb honestly honest
    frankly obviously obvious certainly truly truth essentially generally usually normally typically stupid
    silly random seriously fair briefly aspect aspects related relating involve involves involving supposed
    believe assume suppose presume presumably understand understood bother bothered interested interesting fun
    funny weird strange odd check checking awesome dude bro beginner newbie layman laymen kid kids reader readers dummies sentence paragraph precise accurately particularly
    especially mainly mostly primarily largely partly instead otherwise moreover furthermore however although
    though whether while unless always sometimes often forever somewhere anywhere everywhere somehow anyhow
    wherever whenever itself himself herself themselves myself yourself ourselves oneself cannot ain't aint
    gotten seem seems seemed actual genuine properly entire entirely totally absolutely fully various multiple
    etc ie eg vs aka hmm um er oh wow heck dunno lemme gimme ya ur u imo imho answers forget forgot confused
    confusing stuck clarify elaborate specify detailed description definition explanation clarification handy
    helpful useful suddenly finally eventually ultimately indeed surely hopefully naturally moment situation
    manner fashion method nature sense occur occurs occurred anymore lads blokes chap fellow gentleman
    gentlemen lady remotely bits touch regards accordingly whichever whatsoever unlike alright folk anybody's
  `),
);

/** Words that ask whether something holds, or what it rests on ("is this true?", "source?"). */
export const DOUBTING: ReadonlySet<string> = new Set(
  words(`
    true truth truthful untrue tru false fake faked lie lies lying liar legit legitimate correct incorrect right wrong
    accurate inaccurate accuracy real really actual factual fact facts factcheck factchecked factchecking
    check checks checked checking verify verifies verified verifying verification verifiable confirm confirms
    confirmed confirmation unconfirmed debunk debunked debunking validate valid source sources sourced sourcing
    citation citations cite cites reference references proof prove proves proven proved evidence bs bullshit nonsense bogus
    misinformation disinformation misinfo propaganda hoax rumor rumour myth reliable trustworthy trust credible credibility
    plausible believable believe misleading seriously srsly sure thoughts opinion think cap according misquoted outdated
  `),
);

/** Words for somebody's statement, and those around a doubt that say nothing of what it is about. */
export const STATED: ReadonlySet<string> = new Set(
  words(`
    claim claims claimed claiming statement statements message messages msg post posts posted posting tweet
    tweets article articles news headline quote quoted story comment comments reply say says said saying above
    below up out down here against brief briefs bot need want help hold holds held stand stands add adds
    sound sounds seem seems back backed backing any no not never old made make makes come comes
    came part parts bit full fully whole entire entirely completely totally absolutely all somewhat
    whether though although honestly needed number numbers figure figures date dates name names detail title
    guy guys man dude bro folks everyone lol lmao omg wtf um uh hm hmm oh wow yo so too ever ask
    agree based behind read reading check run thing
  `),
);

/** What a message begins with that brings a statement to be checked: "check: …", "please fact-check this: …". */
export const TO_CHECK =
  /^(?:please |can you |could you )?(?:(?:fact[- ]?)?check|verify)(?: (?:this|that|it|these|the following|statement|claim|message|text|whether|if|against (?:the )?briefs|please))*\s*[:：]/i;

/** Words that point at something which is not in the message. */
export const POINTING: ReadonlySet<string> = new Set(
  words(`this that these those it it's that's above below one here`),
);

/** Words that begin a question of one's own. */
export const QUESTIONING: ReadonlySet<string> = new Set(
  words(`who whom whose what what's when where why which how who's when's where's why's how's`),
);

/** Orders to the bot about itself, up to where a question may follow. */
export const ORDERS: readonly RegExp[] = [
  /(?<=^|[.?!,;:\n]\s*)(?:please )?(?:ignore|disregard|forget|override|bypass)\b[^.?!\n]{0,60}\b(?:rules?|instructions?|prompts?|guidelines?|programming|restrictions?|training)\b(?:[\s,;:]|\band\b|\bthen\b)*/gi,
  /\b(?:you are now|from now on,? you(?: are|'re)?|pretend (?:to be|you(?: are|'re)))\b[^.?!,;\n]{0,60}[.,;]?/gi,
  /\b(?:print|reveal|repeat|output|show me|tell me|what is|what's|give me) your (?:system |initial |hidden )*(?:prompt|instructions|rules)\b/gi,
];

const ANYBODY = '(i|we|one|anyone|anybody)';
/** Not "this" or "it": that may be a statement of somebody else's, which is to be checked. */
const BOT = '(you|this bot|the bot|what you say|your answers?|these briefs|the briefs)';
const MINE =
  '(my|our|any|any of my|personal) (data|information|questions?|messages?|chats?|conversations?|searches|name)';

/** Greetings and the like, whole messages without punctuation. */
export const SMALL_TALK = {
  greeting:
    /^(hi|hello|hey|yo|hiya|howdy|greetings|good (morning|afternoon|evening|day)|hi there|hello there|hey there)( (bot|there|all|everyone))?$/,
  thanks:
    /^(ok |okay |great |cool |perfect |nice )?(thanks|thank you|thx|ty|cheers|much appreciated|appreciated)( (a lot|so much|very much|again|bot|mate|for (the|your) help|for that))*$/,
  help: /^((please )?help( me)?( please)?|what (can|do) you do|how do(es)? (this|you|it) work|how (do|can) i use (this|you|it)|who are you|what are you|what is this( bot)?|usage|instructions|commands?|what can i ask( you)?)$/,
  topics:
    /^((please )?(list|show)( me)?( all)?( the| your)? (topics|briefs|subjects)|what topics( do you (have|cover|know))?|topics|briefs|index|what (do you know|can you tell me)( about)?|what (briefs|subjects) (are there|do you have))$/,
  trust: oneOf(
    `(so |and )?(can|could|should|may|why should|how can) ${ANYBODY} (really |even )?(trust|rely on|believe) ${BOT}`,
    `(are|is) ${BOT} (really |always |ever )?(reliable|trustworthy|accurate|credible|right|wrong|correct)`,
    `how (reliable|accurate|trustworthy|credible) (are|is) ${BOT}`,
    '(can|could) you (ever )?be (wrong|mistaken|biased)',
    'do you (ever |sometimes )?(make mistakes|get (things|it) wrong|lie|hallucinate|(make|invent) (this |that )?(things |stuff |facts )?(up)?)',
    'you (are|re) (just )?(lying|wrong|a liar|mistaken|making (this|that|it|things|stuff) up)',
    'i (do not|don t) (trust|believe) you',
  ),
  privacy: oneOf(
    `(do|does|will|can) (you|this bot|the bot|${ANYBODY}) (store|save|keep|log|record|remember|track|collect|share|sell|read) ${MINE}`,
    `(is|are) ${MINE} (stored|saved|kept|logged|recorded|private|shared|safe|anonymous)`,
    'what ((data|information) )?do you (store|keep|know|save|collect|have) (about|on|of) me',
    `what do you do with ${MINE}`,
    `(delete|forget|erase) (${MINE}|me|everything about me)`,
    `how (do|can) i (delete|erase) ${MINE}`,
    '(your )?(privacy|privacy policy|data protection)',
    'do you spy on me',
    'is this (anonymous|private|confidential)',
  ),
  complaint: oneOf(
    '((you|this|this bot|the bot|that) (are|re|s|is|was) |what |such )?(so |really |such )?(a |an )?(stupid|idiot|idiotic|useless|dumb|terrible|rubbish|crap|garbage|moron|hopeless|worthless|not (very )?(helpful|useful))( bot| answer)?',
    'you (suck|are no (help|good|use))',
    '(this|that|it) (sucks|(doesn t|does not|didn t|did not) help|(is|was) no help)',
    'bad (bot|answer)',
    'shut up|go to hell|screw you|fuck( you| off| this)?|bullshit|wtf',
  ),
} as const;

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
    exactly actually basically precisely specifically simply
    maybe perhaps possibly supposedly apparently allegedly
    thing things stuff something anything everything someone anyone everyone somebody anybody
    kind sort type bit lot lots info information detail details question questions
    anyway right correct sure huh eh btw fyi lol
    much many more most quick idea clue uncle
    mr mrs ms dr sir gonna wanna gotta kinda
  `),
);

/** Words that may matter, but only a little: nearly any question could have them. */
export const VAGUE_WORDS: ReadonlySet<string> = new Set(
  words(`
    under above after against along among around before behind below between beyond during except near since
    through throughout till until via up down no not nobody nothing none never again almost already later
    recently lately besides apart
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
    give gave given try
  `),
);

/**
 * Everyday words that mean much the same in a question. Each row is one meaning; a word may stand
 * in several. Forms are compared by stem, so one form of a verb is enough; "set up" is one form.
 */
export const SYNONYMS: readonly (readonly string[])[] = [
  'start begin began begun launch commence open kick_off get_going underway under_way start_up initiate onset',
  'establish set_up found create form inaugurate stand_up stood_up build launch institute introduce born birth debut',
  'end finish complete completion conclude conclusion wrap_up done ready',
  'boss chief head leader top_man in_charge lead run commander',
  'meet meeting talk talks summit conference sit_down face_to_face see_each_other encounter in_person',
  'phone telephone call ring rang phone_call',
  'soldier troop personnel serviceman servicemen servicemember service_member gi military trooper man_power manpower head_count headcount',
  'staff personnel people employee additional_people manning',
  'dead death die died kill killed casualty toll fatality lose_their_lives lost_their_lives perish fallen victim',
  'agree agreement deal accord pact consensus settle',
  'decide decision decided determine settle settled undecided open unresolved unclear undetermined pending up_in_the_air finalise finalize',
  'change alter shift modify transform transformation overhaul revamp reform reorganize reorganise reorganization reorganisation restructure restructuring realign realignment rework reshape convert turn_into upgrade',
  'upgrade improve raise elevate boost enhance better strengthen',
  'strengthen bolster boost reinforce beef_up fortify increase',
  'increase grow rise more add additional extra expand expansion raise boost growth',
  'cut reduce reduction slash save saving trim cost-cutting lower',
  'cancel scrap drop axe abandon call_off shelve kill stop',
  'worry worried concern concerned fear afraid anxious anxiety nervous unease uneasy doubt apprehension',
  'relief relieved glad happy reassure reassured content pleased satisfied',
  'discontent unhappy dissatisfied dissatisfaction complain complaint frustration frustrated displeased grumble gripe annoyed upset criticism',
  'criticize criticise criticism condemn blame attack object complain denounce slam',
  'ship vessel warship boat navy_ship',
  'plane aircraft warplane jet airplane aeroplane fighter',
  'maintain maintenance repair fix upkeep service servicing overhaul mend',
  'missile rocket',
  'develop development joint_development co-develop',
  'produce production manufacture build make co-produce co-production',
  'ammunition munition munitions ammo shell weapon_stock stockpile',
  'weapon arm arms armament weaponry',
  'shortage shortfall lack scarce insufficient not_enough short_of running_low',
  'fast quick rapid speed speedy swift faster hurry accelerate expedite speed_up fast-track quicken sooner prompt quickly hasten',
  'slow delay late delayed',
  'visit trip travel tour journey stop stopover come_to go_to went_to came_to',
  'photo picture photograph image photographer photographed shot camera',
  'journalist reporter author writer byline correspondent',
  'wreath flowers lay_flowers',
  'ceremony memorial service commemoration commemorate remembrance honor honour pay_tribute tribute mourn',
  'war battle fight conflict combat clash',
  'enemy foe adversary opponent rival',
  'friend ally partner alliance',
  'message text texted send sent post posted share shared messaging leak leaked',
  'chat group groupchat group_chat app',
  'secret classified confidential sensitive',
  'island isle isles',
  'country nation state',
  'capital city town',
  'base facility installation site headquarters',
  'headquarters hq headquarter command_post home',
  'headquartered based located sit situated stationed home live',
  'station stationed deploy deployed posted garrison based host hosted',
  'order control command authority power authorities say_over jurisdiction direct responsibility',
  'report_to answer_to subordinate above superior under',
  'separate own independent independently sovereign respective not_integrated apart distinct',
  'merge integrate integrated combine combined unify unified unite fuse single joint',
  'rank grade star level seniority general admiral',
  'mission task role duty duties job responsibility purpose function',
  'goal aim purpose objective intention intent plan',
  'plan scheme blueprint intend intention',
  'threat danger menace risk',
  'crisis emergency contingency conflict war',
  'invade invasion attack',
  'deter deterrence deterrent discourage dissuade prevent',
  'protest oppose opposition against resist object reject',
  'claim assert assertion maintain',
  'deny denial refuse',
  'promise vow pledge commit commitment assure assurance dedication reaffirm guarantee',
  'praise hail laud applaud welcome compliment tout commend flatter',
  'respond response reply react reaction answer comment',
  'announce announcement declare reveal unveil disclose make_public publish',
  'confirm confirmation verify acknowledge',
  'expect expectation anticipate foresee foresee predict forecast likely probable',
  'want request wish desire hope demand call_for ask_for push_for seek',
  'minister secretary',
  'defense defence',
  'counterpart opposite_number equivalent partner',
  'coordinate coordination cooperate cooperation collaborate collaboration work_together teamwork liaise liaison link',
  'team unit group body cell office',
  'share exchange pass_on swap',
  'train training drill exercise practise practice',
  'presence footprint',
  'access entry use',
  'border front frontline front_line edge',
  'dispute disputed contested contradict contradiction disagree disagreement differ difference conflict at_odds inconsistent',
  'tariff duty levy trade_tax',
  'budget money spending fund funding cost',
  'media press news newspaper outlet',
  'anonymous unnamed unidentified nameless',
  'stay remain keep continue',
  'close near nearby proximity next_to',
  'anniversary years_since',
  'relationship relation tie bond',
  'values ethos spirit',
  'essential indispensable vital crucial key critical important',
  'trust trusted',
  'success successful successfully went_well',
  'difference gap',
  'law act mandate legislation statute',
  'treaty pact accord agreement',
  'sea waters ocean',
  'status_quo existing_order',
  'force coercion coercive coerce violence',
  'aggression aggressive',
  'nuclear atomic atom',
  'violate violation breach break illegal',
  'intelligence spying spy',
  'surveillance reconnaissance monitoring watch',
  'cyber cybersecurity hacking',
  'space orbit',
  'industry industrial sector manufacturer company',
  'japanese japan tokyo',
  'american america us united_states washington u.s usa',
  'china chinese beijing prc',
  'korea korean seoul',
  'philippines filipino manila',
].map(words);

/** Greetings and the like, whole messages. */
export const SMALL_TALK = {
  greeting:
    /^(hi|hello|hey|yo|hiya|howdy|greetings|good (morning|afternoon|evening|day)|hi there|hello there|hey there)( (bot|there|all|everyone))?$/,
  thanks:
    /^(ok |okay |great |cool |perfect |nice )?(thanks|thank you|thx|ty|cheers|much appreciated|appreciated)( (a lot|so much|very much|again|bot|mate|for (the|your) help|for that))*$/,
  help: /^((please )?help( me)?( please)?|what (can|do) you do|how do(es)? (this|you|it) work|how (do|can) i use (this|you|it)|who are you|what are you|what is this( bot)?|usage|instructions|commands?|what can i ask( you)?)$/,
  topics:
    /^((please )?(list|show)( me)?( all)?( the| your)? (topics|briefs|subjects)|what topics( do you (have|cover|know))?|topics|briefs|index|what (do you know|can you tell me)( about)?|what (briefs|subjects) (are there|do you have))$/,
} as const;

import type { LanguagePack } from './pack.js';

const UNITS = ['unième;première;premier', 'deuxième;seconde', 'troisième', 'quatrième', 'cinquième', 'sixième', 'septième', 'huitième', 'neuvième'];
const TEENS = ['dixième', 'onzième', 'douzième', 'treizième', 'quatorzième', 'quinzième', 'seizième', 'dix-septième', 'dix-huitième', 'dix-neuvième'];
const TENS: ReadonlyArray<[number, string, string]> = [
  [20, 'vingt', 'vingtième'], [30, 'trente', 'trentième'], [40, 'quarante', 'quarantième'], [50, 'cinquante', 'cinquantième'], [60, 'soixante', 'soixantième'],
  [70, 'soixante', ''], [80, 'quatre-vingt', 'quatre-vingtième'], [90, 'quatre-vingt', ''], [100, 'cent', 'centième'],
];

const ordinals = (): Record<string, number> => {
  const table: Record<string, number> = {};
  const add = (words: string, value: number) => words.split(';').forEach((word) => (table[word] = value));
  UNITS.forEach((word, i) => add(word, i + 1));
  TEENS.forEach((word, i) => add(word, i + 10));
  for (const [value, stem, alone] of TENS) {
    if (alone) table[alone] = value;
    const words = value === 70 || value === 90 ? TEENS : UNITS;
    words.forEach((word, i) => {
      const [first = ''] = word.split(';');
      const at = value + i + (words === UNITS ? 1 : 0);
      for (const joint of ['-', ' et ', ' ']) table[`${stem}${joint}${first}`] = at;
    });
  }
  return table;
};

/** French as intergovernmental documents use it. */
export const fr: LanguagePack = {
  language: 'fr',
  wordless: false,
  prefixes: [],
  operative: [
    { id: 'request', kind: 'request', frame: 'request', present: 'prie; demande; requiert', plain: 'prions; demandons; prient; demandent', past: '(a|ont|avons) (prié|demandé); a prié; demanda; demandèrent', passive: '(est|sont) (prié|priée|priés|priées|invité|invitée|invités|invitées|encouragé|encouragés|encouragées|instamment priés) (de|à); il est demandé' },
    { id: 'urge', kind: 'request', frame: 'request', present: 'exhorte; engage; presse; adjure; somme; enjoint; exige; demande instamment; prie instamment', plain: 'exhortons; engageons; exigeons; exhortent; engagent; exigent', past: '(a|ont|avons) (exhorté|engagé|exigé|enjoint)' },
    { id: 'call-upon', kind: 'request', frame: 'request', present: "appelle; en appelle; fait appel; lance un appel; (réitère|renouvelle|réaffirme) (son appel|sa demande|son invitation|l'appel)", plain: 'appelons; faisons appel; lançons un appel; appellent; lancent un appel; font appel; (réitérons|renouvelons) (notre|nos) (appel|demande|invitation)', past: "(a|ont|avons) (appelé|lancé un appel|fait appel|réitéré (son|leur) appel|renouvelé (son|leur) appel); ont appelé; a appelé" },
    { id: 'invite', kind: 'request', frame: 'request', present: 'invite; convie', plain: 'invitons; invitent; convions; convient les', past: '(a|ont|avons) (invité|convié)' },
    { id: 'instruct', kind: 'request', frame: 'request', present: 'charge; mandate; donne mandat; donne pour instruction; donne instruction; confie; enjoint', plain: 'chargeons; mandatons; chargent; donnons mandat; confions; confient; mandatent', past: '(a|ont|avons) (chargé|mandaté|instruit|donné instruction|donné mandat|donné pour instruction|confié)' },
    { id: 'encourage', kind: 'recommendation', frame: 'request', weight: 0.85, present: 'encourage; incite', plain: 'encourageons; encouragent; incitons; incitent', past: '(a|ont|avons) (encouragé|incité)' },
    { id: 'authorize', kind: 'decision', frame: 'request', weight: 0.7, present: 'autorise; habilite', plain: 'autorisons; autorisent', past: '(a|ont) autorisé' },
    { id: 'decide', kind: 'decision', frame: 'bind', present: 'décide; arrête; réaffirme sa décision; rappelle sa décision de; prend la décision', plain: 'décidons; décident', past: "(a|ont|avons) (décidé|arrêté|résolu); décida; décidèrent; (a|ont) pris la décision", passive: 'il (est|a été|fut) décidé' },
    { id: 'agree-to', kind: 'decision', frame: 'act', present: "convient (de|d'|des|du|d'un); accepte de; accepte d'; consent à; est d'accord (pour|de)", plain: "convenons (de|d'|des|du); conviennent (de|d'|des|du); acceptons (de|d'); acceptent (de|d'); sommes d'accord pour", past: "(est|sont|sommes) (convenu|convenue|convenus|convenues) (de|d'|des|du); (a|ont|avons) convenu (de|d'|des|du); (est|sont) (tombés|tombées) d'accord (pour|sur|de); (se sont|s'est|nous sommes) (mis|mise|mises) d'accord (pour|sur|de); se sont accordés (pour|sur|à); se sont entendus (pour|sur); (a|ont) (accepté|consenti) (de|d'|à); convinrent de", passive: "il (a été|est) convenu (de|d')" },
    { id: 'agree-that', kind: 'decision', frame: 'that', present: "convient (que|qu'); conclut (que|qu'); est d'accord (que|qu')", plain: "convenons; convenons (que|qu'); conviennent (que|qu'); concluons (que|qu')", past: "(est|sont|sommes) (convenu|convenue|convenus|convenues) (que|qu'); (a|ont|avons) convenu (que|qu'); (a|ont|avons) conclu (que|qu'); (se sont|s'est) (mis|mise|mises) d'accord (pour que|sur le fait que); (est|sont) tombés d'accord (que|qu')", passive: "il (a été|est) convenu (que|qu')" },
    { id: 'announce', kind: 'commitment', frame: 'that', weight: 0.85, present: "annonce (que|qu'); confirme (que|qu')", plain: "annonçons (que|qu'); confirmons (que|qu')", past: "(a|ont|avons) (annoncé|confirmé|assuré) (que|qu'); (a|ont) donné l'assurance (que|qu')" },
    { id: 'undertake', kind: 'commitment', frame: 'act', present: "s'engage; s'engage à; prend l'engagement; promet de; se propose de; a l'intention de; entend; s'emploie à; s'attache à; fait serment; est prêt à", plain: "s'engagent; nous engageons; nous nous engageons; prennent l'engagement; prenons l'engagement; promettons; ont l'intention de; avons l'intention de; entendent; se proposent de; nous efforçons; promettent de", past: "(s'est|se sont|nous sommes) (engagé|engagée|engagés|engagées); (a|ont|avons) (pris l'engagement|promis de|exprimé (leur|son) intention de|manifesté (leur|son) intention de|déclaré (leur|son) intention de); s'engagea à; s'engagèrent à" },
    { id: 'express-will', kind: 'commitment', frame: 'act', weight: 0.85, completedBy: "intention de; intention d'; volonté de; volonté d'; disponibilité à; détermination à", present: 'exprime; manifeste; réaffirme', plain: 'exprimons; expriment; manifestent; réaffirment; réaffirmons', past: '(a|ont|avons) (exprimé|manifesté|réaffirmé|marqué)' },
    { id: 'determined', kind: 'commitment', frame: 'act', weight: 0.9, present: "est (déterminé|déterminée|résolu|résolue|décidé|décidée) à; est (fermement|bien) (déterminé|résolu|déterminée|résolue) à", plain: 'sommes (déterminés|résolus|décidés|déterminées|résolues) à; sont (déterminés|déterminées|résolus|résolues|décidés) à' },
    { id: 'recommend', kind: 'recommendation', frame: 'bind', present: 'recommande; préconise; propose; conseille; suggère', plain: 'recommandons; préconisons; proposons; recommandent; préconisent; proposent', past: '(a|ont|avons) (recommandé|préconisé|proposé|suggéré)', passive: 'il (est|a été) (recommandé|proposé|suggéré|préconisé)' },
    { id: 'adopt', kind: 'decision', frame: 'object', weight: 0.9, present: "adopte; approuve; fait sien; fait siens; fait sienne; fait siennes; entérine; souscrit à; souscrit aux; accepte", plain: 'adoptons; approuvons; faisons nôtre; faisons nôtres; faisons nos; entérinons; souscrivons; adoptent; approuvent; entérinent; acceptent; acceptons', past: "(a|ont|avons) (adopté|approuvé|entériné|fait sien|fait siennes|fait siens|accepté|souscrit)" },
    { id: 'establish', kind: 'decision', frame: 'object', weight: 0.9, initialOnly: true, present: "crée; établit; institue; proclame; désigne; nomme; proroge; prolonge; reconduit; lance; met en place; constitue; fixe; élit; renouvelle le mandat; convoque; modifie; met fin" , plain: 'créons; établissons; lançons; proclamons; instituons' },
  ],
  soft: {
    present: "se félicite; note; prend note; prend acte; rappelle; réaffirme; réitère; souligne; insiste; constate; reconnaît; exprime; remercie; félicite; salue; condamne; déplore; regrette; considère; estime; observe; accueille; se déclare; se dit; apprécie; appuie; soutient; espère; affirme; confirme; rend hommage; remarque; est (consciente|conscient|préoccupée|préoccupé|convaincue|convaincu|favorable|heureux|heureuse); partage; attache; relève; rejette; attire; met en évidence; met en relief; se réjouit; témoigne; juge; croit; attend; fait observer; déclare; demeure; reste; loue; rend compte; montre; signale; indique; précise",
    plain: "nous félicitons; notons; prenons note; prenons acte; rappelons; réaffirmons; réitérons; soulignons; insistons; constatons; reconnaissons; exprimons; remercions; félicitons; saluons; condamnons; déplorons; regrettons; considérons; estimons; observons; accueillons; nous déclarons; apprécions; appuyons; soutenons; espérons; affirmons; confirmons; rendons hommage; sommes (conscients|préoccupés|convaincus|favorables|heureux); partageons; attachons; relevons; rejetons; nous réjouissons; se félicitent; notent; prennent note; rappellent; réaffirment; réitèrent; soulignent; insistent; constatent; reconnaissent; expriment; remercient; félicitent; saluent; condamnent; déplorent; regrettent; considèrent; estiment; accueillent; se déclarent; apprécient; appuient; soutiennent; espèrent; affirment; confirment; sont (conscients|préoccupés|convaincus|favorables); partagent; attachent; relèvent; se réjouissent; rendent hommage",
    past: "(s'est|se sont) (félicité|félicitée|félicités|déclaré|déclarée|déclarés|dit|dits|réjoui|réjouis|entretenus|réunis|réunie|réuni|tenue|tenu|déroulée); (a|ont|avons) (noté|pris note|pris acte|rappelé|réaffirmé|réitéré|souligné|insisté|constaté|reconnu|exprimé|remercié|félicité|salué|condamné|déploré|regretté|considéré|estimé|observé|accueilli|apprécié|appuyé|soutenu|affirmé|confirmé|rendu hommage|examiné|discuté|débattu|échangé|entendu|reçu|tenu|signé|publié|indiqué|déclaré|précisé|signalé|partagé|relevé|évoqué|passé en revue|fait part|présenté|pris connaissance|participé|visité|ouvert|loué|eu)",
    opening: "rappelant; notant; prenant note; prenant acte; se félicitant; réaffirmant; réitérant; soulignant; constatant; reconnaissant; exprimant; considérant; estimant; observant; convaincu; convaincue; consciente; conscient; préoccupée; préoccupé; guidée; ayant; agissant; désireuse; désireux; soucieuse; soucieux; résolue; résolus; inspirée; encouragée; alarmée; profondément; gravement; déplorant; condamnant; saluant; accueillant; tout en; tenant compte; gardant à l'esprit; vu; attendu que; étant",
  },
  compounds: "décide de rester saisie; décide de rester saisi; décide de demeurer saisi; décide de demeurer saisie; décide de rester activement saisi; décide de demeurer activement saisi; il convient; qu'il convient; il conviendra; qu'il conviendra; il conviendrait; s'il convient; il convenait; lettre de mandat; ordre de charge; à la charge; prise en charge; en charge; prend en charge; le cas échéant; grande échelle; appel à propositions; dit d'appel",
  future: {
    words: 'auront lieu; aura lieu',
    shape: /^[\p{L}]{2,}(?:ra|ront|rons)$/u,
    selfShape: /^(?!environs)[\p{L}]{2,}rons$/u,
    except: "opéra; caméra; sierra; agora; sahara; ankara; front; affront; environs; contra; infra; supra; ultra; extra; intra; pourra; pourront; pourrons; devons; déclara; montra; demeura; assura; accra; conakry; andorra; aura; auront; faudra; conviendra; voudra; librairons; gibraltara; basra; plethora; flora; rentra; entra; livra; ouvra; tira; dira; viendra; bora; bissara; québéra",
  },
  duty: { words: "doit; doivent; devrait; devraient; est tenu de; sont tenus de; est tenue de; sont tenues de; est chargé de; est chargée de; sont chargés de; sont chargées de; font rapport; fait rapport; rend compte de; se réunit; se réunissent; présentent un rapport; présente un rapport; s'abstient; s'abstiennent; prennent les mesures; prend les mesures; veille à; veillent à" },
  stative: "sera (important|essentiel|essentielle|nécessaire|crucial|utile|possible|un|une|le|la|de|en|difficile|fonction|issu|issue|heureux); seront (importants|essentiels|nécessaires|de|des|les|issus|issues|en mesure); aura (un|une|des|pour|le|la|besoin); auront (un|une|des|pour|le|la|besoin); permettra; permettront; contribuera; contribueront; dépendra; dépendront; restera; demeurera; resteront; demeureront; aidera; aideront; constituera; apportera; nécessitera; exigera; favorisera; comprendra; entraînera; offrira; représentera; renforcera (la|le|les); bénéficiera; profitera; continuera (d'être|de jouer); jouera; facilitera; est; sont; était; étaient; a; ont; avait; avaient; reste; demeure; demeurent; restent; constitue; constituait; constituaient; joue; jouent; existe; existait; existent; importe; importait; convient; serait (important|essentiel|nécessaire|souhaitable|utile); seraient; devrait être (compatible|conforme); permet; permettait; revêt; revêtait; nécessite; exige; marque; reflète; profiterait; apporterait; permettrait; contribuerait; améliorerait; bénéficierait",
  binding: "doit; doivent; devrait; devraient; devra; devront; devait; devaient; soit; soient; faut; fallait; faudra; faudrait; il convient de; il convenait de; il y a lieu de; il y avait lieu de; est nécessaire; était nécessaire; serait (établi|établie|organisé|organisée|créé|créée|convoqué|convoquée|tenu|tenue|présenté|présentée|élaboré|élaborée|inclus|incluse)",
  bindingShape: /^[\p{L}]{2,}(?:ra|ront|rons|rait|raient)$/u,
  adverbs: "également; aussi; en outre; de plus; par ailleurs; instamment; vivement; fermement; solennellement; à nouveau; de nouveau; donc; ainsi; par conséquent; en conséquence; enfin; notamment; en particulier; conjointement; mutuellement; toutefois; cependant; néanmoins; unanimement; à l'unanimité; formellement; officiellement; expressément; tous deux; toutes deux; spécialement; ensuite; désormais; d'ores et déjà; activement; pleinement; résolument; une fois encore; une fois de plus; derechef; en conclusion; respectivement; ensemble; collectivement; énergiquement; tout d'abord; y; normalement; fortement; chaleureusement; se; s'; en principe; provisoirement",
  adjuncts: "à cet égard; à cette fin; dans ce contexte; dans ce cadre; en ce sens; à ce titre; à cet effet; dans cet esprit; dans cette optique; pour ce faire; dans cette perspective; selon qu'il conviendra; selon que de besoin; s'il y a lieu; le cas échéant; dans la mesure du possible; sur cette base; en la matière; sur ce point; entre autres; entre autres choses; pour sa part; pour leur part; par consensus; d'un commun accord; de ce fait; avec satisfaction; avec intérêt; avec préoccupation; avec gratitude; avec reconnaissance; à titre prioritaire; dans le même temps",
  coordinators: 'et; ou; ainsi que; mais; puis',
  subordinators: "qui; que; qu'; dont; où; lequel; laquelle; lesquels; lesquelles; auquel; auxquels; duquel; lorsque; lorsqu'; quand; si; s'il; s'ils; comme; parce que; puisque; afin que; pour que; comment; quel; quelle; quels",
  negators: "ne; n'; pas; ni; jamais; aucun; aucune; nul",
  nounMarkers: "le; la; les; l'; un; une; des; de; d'; du; au; aux; à; ce; cet; cette; ces; son; sa; ses; leur; leurs; notre; nos; toute; tout; toutes; tous; par; pour; en; sur; avec; sans; dans; être; été; ayant; avait; avaient; peut; peuvent; pourrait; pourraient; avoir; aurait; auraient; chaque; plusieurs; certains; deuxième; première; troisième; aient; ait; grande; autre; nouvelle; présente; ladite; nouvel; nouveau; premier; faire; lettre",
  nounFollowers: "formulée; formulé; par la; contenue; contenu; adressée; figurant; concernant; croissante; d'adhésion; présentée; d'un commun",
  itemOpeners: "de; d'; à; que; qu'",
  itemShape: /^[\p{L}]{2,}(?:er|ir|oir|re|indre|ettre)$/u,
  softActions: "de réaffirmer; de se féliciter; de prendre note; de rappeler; d'exprimer; de saluer; de remercier; de souligner; réaffirmer; saluer; rappeler; exprimer; remercier; souligner; prendre note; reconnaître; féliciter; réitérer; condamner; déplorer; se féliciter",
  pastOccasions: [
    "^(?:lors|à l'occasion|au cours) (?:de |du |d')[^.;]{0,140}(?:qui s'est tenu|tenue?s? |organisée? |qui a eu lieu)", "^(?:à cette occasion|lors de cette|à ce moment|à cette date|à cette session)", '^en (?:1[89]|20)\\d\\d,', '^(?:le \\d{1,2} |en )?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:1[89]|20)\\d\\d,',
    "^comme (?:l'avaient|l'avait|l'a|l'ont) ", "^(?:conformément à|suivant|donnant suite à|faisant suite à) (?:la|une) (?:recommandation|proposition|demande)[^,]{0,100} (?:faite|formulée|présentée)", "^(?:par le passé|précédemment|auparavant|l'année dernière|depuis lors|à sa (?:précédente|dernière))", '^(?:dans|par) (?:sa|ses) (?:résolution|décision)s? ',
  ],
  someMeeting: 'un; une; des; entre; autres',
  meetings: 'réunion; réunions; session; sessions; sommet; conférence; conférences; assemblée; forum; rencontre; rencontres; consultations; colloque; dialogue; période de sessions',
  holding: "tiendra; tiendront; tenir; tenu; tenue; tenus; tenues; réunira; réuniront; réunir; lieu; organisé; organisée; organisés; organisées; organiser; organisera; organiseront; convoqué; convoquée; convoquer; convoquera; accueillera; accueillir; accueilli; accueillie; créé; créée; créés; créées; établi; établie; établis; mis; mise; présenté; présentée; présentés; examiné; examinée; élaboré; élaborée; lancé; lancée; mené; menée; menés; poursuivi; poursuivie; renforcé; renforcée; renforcés; effectué; effectuée; réalisé; réalisée; adopté; adoptée; soumis; soumise; consacré; consacrée; désigné; désignée; publié; publiée; achevé; financé; financée; entrepris; entreprise; engagé; engagée; pris; prise; prises; fait; faite; débutera; commencera; débuteront; commenceront; célébrée; célébré; dirigée; consultations; communiqué; transmis; ouvert; ouverte; conclu; conclue; signé; signée; appliqué; fixé; fixée; suivi; suivie; étudié; étudiée; encouragé",
  letters: ["j'ai l'honneur de", "nous avons l'honneur de", 'je vous serais (?:obligé|reconnaissant)'],
  annexes: ['^(?:annexe|pièce jointe|appendice)(?: [ivx\\d]+)?\\b'],
  adopting: ['(?:adopté|approuvé|entériné|accepté|fait siennes?|souscrit à) (?:ces|les deux|toutes les|l’ensemble des|les|ces deux|ces trois) (?:[a-zéè]+ ){0,2}(?:recommandations?|propositions?|mesures|conclusions)(?: ci-dessus| susmentionnées)?', '(?:recommandations?|propositions?|mesures) (?:ci-dessus )?(?:a|ont) été (?:adoptées?|approuvées?|acceptées?)'],
  actionHeadings: "suites? à donner|actions?(?: à (?:mener|entreprendre|réaliser|suivre)| décidées| convenues)?|points? d'action|plan d'action|prochaines étapes|tâches|relevé (?:d'actions|des actions)|tableau des actions",
  ownerColumns: 'responsables?|qui|pilote|porteur|chargée? de suivi|entité responsable',
  routine: "ordre du jour; l'ordre du jour; son ordre du jour; procès-verbal; le procès-verbal; compte rendu; le compte rendu",
  abbreviations: 'm; mm; mme; mmes; mlle; dr; art; par; n; no; nos; vol; p; pp; cf; etc; rés; add; s.e; st; ste; prof; chap; al; sect; av',
  actors: {
    articles: "le; la; les; l'; un; une; des; du; au; aux; ses; son; sa; leur; leurs; notre; nos; toute; tout; tous; toutes; chaque; ce; cette; ces; cet; ceux; celles; autres; d'autres; tous les",
    enders: "de; d'; à; que; qu'; pour; afin",
    linkers: "à; aux; au; sur",
    pronouns: 'il; elle; ils; elles; lui; leur; ceux-ci; celui-ci; celle-ci; celles-ci; eux; les deux',
    selves: 'nous; je',
    clitics: "se; s'; lui; leur; y; en; ne; n'; le; la; les; l'",
    agents: "nous; il; elle; ils; elles; je; gouvernement; gouvernements; comité; commission; conseil; assemblée; secrétariat; secrétaire; secrétaires; parties; partie; états; état; pays; membres; membre; ministres; ministre; dirigeants; chefs; participants; délégations; délégation; présidents; président; présidente; réunion; conférence; bureau; groupe; organisation; organisations; organisme; organismes; agence; agences; union; banque; fonds; programme; institutions; institution; autorités; office; département; division; directeur; directrice; représentants; représentant; experts; hauts fonctionnaires; coprésidents; partenaires; communauté; forum; commissaire; haut-commissaire; coordonnateur; équipe; centre; institut; organe; organes; réseau; nations; donateurs; entités; section; service; france; allemagne; chine; inde; japon; suisse; belgique; canada; maroc; algérie; sénégal; royaume; république; fédération; côtés; deux; signataires; points focaux; facilitateurs",
    organs: 'assemblée; comité; commission; conseil; conférence; bureau; groupe de travail; sous-comité; forum',
    bySymbol: [
      { symbol: /\bA\/(?:RES|\d+\/L)/, body: 'Assemblée générale' }, { symbol: /\bS\/RES/, body: 'Conseil de sécurité' }, { symbol: /\bE\/RES/, body: 'Conseil économique et social' },
      { symbol: /\bA\/HRC/, body: "Conseil des droits de l'homme" }, { symbol: /\/CP\b|\/CP\//, body: 'Conférence des Parties' }, { symbol: /\bA\/\d+\//, body: 'Assemblée générale' },
    ],
    documents: 'rapport; rapports; document; étude; études; note; résolution; mémorandum; lettre; enquête; accord; traité; convention; charte',
    adverbials: "à; au; aux; en; dans; lors; pendant; après; avant; pour; afin; avec; conformément; compte; sur; sous; par; depuis; selon; suite; outre; dès; au cours; tout; d'ici; de; durant; malgré; face; vu; comme; à l'issue; en vue; en application",
  },
  time: {
    months: ['janvier;janv', 'février;fevrier;févr', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août;aout', 'septembre;sept', 'octobre;oct', 'novembre;nov', 'décembre;decembre;déc'],
    ordinals: ordinals(),
    numbers: { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, douze: 12, quinze: 15, 'dix-huit': 18, vingt: 20, trente: 30, soixante: 60, 'quatre-vingt-dix': 90 },
    dates: [
      '(?:du |les )?(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?{d2}(?:er)?(?: {month2})?(?: {y2})? ?(?:au|et|-) ?(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?{d}(?:er)? {month} {y}', '(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?{d}(?:er)? {month} {y}',
      '{month2}(?: {y2})? ?(?:à|et|-|ou) ?{month} {y}', '{month} {y}', '(?<quarter>[1-4]|premier|deuxième|troisième|quatrième|dernier)(?:er?)? trimestre (?:de )?{y}', '(?<half>premier semestre) (?:de )?{y}', '(?:second|deuxième) semestre (?:de )?{y}', '{d}(?:er)? {month}', '{y2} ?[-/] ?{y}', '{y}', '{month}',
    ],
    limits: ["(?:avant|d'ici(?: à| au| la| le)?|jusqu'(?:au|à|en|a)|au plus tard(?: le| en| à| avant| fin)?|le plus tôt possible avant|pas plus tard que|pour)(?: le| la| l'| en| mi-)?(?: ?(?:fin|début|milieu|printemps|été|automne|terme))?(?: de| du| d'| des)?(?: l'(?:année|exercice))?(?: mois de)?"],
    ahead: 'avant',
    places: ["(?:le|en|au|dès|du|pendant|durant|dans|à compter du|à partir de|prévue? (?:pour|en|le)|prévus? pour|courant|au cours d[eu]|les|pour|à)(?: le| la| l')?(?: ?(?:fin|début|mi-|printemps|été|automne|année|courant|mois de|premier semestre(?: de)?|second semestre(?: de)?|premier trimestre(?: de)?|exercice(?: biennal)?))*(?: de| d')?"],
    after: [' au plus tard'],
    ruledOut: ["(?:de|du|des|depuis|daté du|datée du|adoptée? (?:le|en)|signée? (?:le|en)|(?:s'est|se sont) tenue?s? (?:le|en|du)|tenue? (?:le|en|du)|publiée? (?:le|en)|créée? en|après)", 'l(?:a|e) (?:convention|accord|protocole|programme)[^,;]{0,30} de', 'proclamer le', 'réunions? de haut niveau de (?:{y2} et de )?', "de faire du"],
    sessions: [
      "(?:à|lors de|au cours de|pendant|avant|après|d'ici à|pour|jusqu'à|au plus tard à|durant|dès)(?: l'issue de)? ?(?:sa|la|leur|son|le|ses|leurs) (?:prochaine |prochain )?{ordinal} (?:(?:session|réunion|conférence|sommet|assemblée|rencontre|forum)(?: (?:ordinaire|extraordinaire|annuelle|ministérielle|générale|de fond|spéciale))?)(?: au plus tard)?",
      "(?:à|lors de|au cours de|avant|d'ici à|pour) (?:sa|la|leur|son) (?:{ordinal} )?(?:prochaine? )(?:session|réunion|conférence|sommet|assemblée|rencontre)(?: (?:ordinaire|annuelle|ministérielle|générale))?",
      '(?:lors du|au|avant le|du) (?:prochain |{ordinal} )(?:sommet|forum|dialogue)',
    ],
    meetings: ['{ordinal} (?:réunion|session|sommet|conférence|assemblée|forum|rencontre)(?: générale)?'],
    quarters: { premier: 1, deuxième: 2, troisième: 3, quatrième: 4, dernier: 4 },
    recurring: ['(?:périodiquement|régulièrement|annuellement|chaque année|tous les ans|tous les (?:deux|trois|quatre|cinq|six|{number}) (?:ans|mois)|deux fois par an|une fois (?:par|l\') ?an|chaque (?:trimestre|mois|semestre)|trimestriellement|semestriellement|mensuellement)', 'à intervalles réguliers', "(?:annuel|annuelle|annuels|annuelles|biennal|biennale|semestriel|semestrielle|trimestriel|trimestrielle|périodique|périodiques)(?!s? 20)", 'de façon (?:régulière|périodique)', 'sur une base (?:annuelle|régulière|périodique)'],
    vague: ['dans les (?:meilleurs|plus brefs) délais', 'dès que possible', 'le plus (?:tôt|rapidement) possible', 'aussi (?:tôt|rapidement|souvent) que possible', 'sans (?:plus )?(?:tarder|délai|retard)', 'immédiatement', "d'urgence", 'rapidement', 'promptement', 'en temps (?:utile|voulu|opportun)', 'prochainement', 'au moment opportun', 'dans un proche avenir', 'dans les (?:prochaines années|prochains mois|années à venir|mois à venir)', 'à une date rapprochée', 'en tant que de besoin', 'le moment venu'],
    periods: ["(?:pour|pendant|durant|au cours de|sur)(?: l'exercice(?: biennal)?| la période(?: biennale)?| le cycle| les années| une période de| une durée de| l'exercice triennal)(?: allant de)? ?(?:{y2} ?(?:-|à|/) ?{y2}|{number} (?:ans|mois|années|jours))", '(?:au cours des|dans les|pour les|pendant les) {number} (?:prochaines années|prochains mois|années à venir|mois à venir)', "jusqu'à nouvel ordre", 'pour une (?:nouvelle )?période de {number} (?:ans|mois)'],
    relative: [
      { pattern: "(?:dans (?:un délai de|les)|sous|au plus tard) {number} jours(?: (?:ouvrables|calendaires))?(?: (?:suivant|après|à compter de|de) [^,;.]{3,50})?", unit: 'days' },
      { pattern: "(?:dans (?:un délai de|les)|sous) {number} semaines(?: (?:suivant|après|à compter de|de) [^,;.]{3,50})?", unit: 'weeks' },
      { pattern: "(?:dans (?:un délai de|les)|sous|au plus tard) {number} mois(?: (?:suivant|après|à compter de|de) [^,;.]{3,50})?", unit: 'months' },
      { pattern: "(?:dans un délai de|dans les) {number} ans(?: (?:suivant|après|à compter de|de) [^,;.]{3,50})?", unit: 'years' },
    ],
  },
  facts: {
    coChairs: ['(?:coprésidée? par|sous la coprésidence de) (?<one>[^,;.]{4,80}?)(?:,[^;.]{0,120}?)? et (?:de |par )?(?<two>[^,;.]{4,80})'],
    places: ["(?:tenue?s?|réunie?s?|lieu|tiendra) (?:[a-z]+ )?à (?<place>\\p{Lu}[\\p{L}' -]{2,40}?)(?=,| du| le| en|\\.|;|$)", "^(?<place>\\p{Lu}[\\p{L}' -]{2,30}(?: \\([^)]+\\))?), (?:le |du )?\\d{1,2}"],
    parties: ["(?:entre|par) (?:le |la |l['’]|les )?(?:(?:Gouvernement|Président) d(?:e|u|es) )?(?:la |le |l['’])?(?<one>\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){0,4}) et (?:le |la |l['’]|les )?(?<two>\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){0,4})(?= |,|\\.|$)"],
  },
};

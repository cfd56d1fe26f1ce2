import type { ReplyPack } from './pack.js';

/** French. */
export const fr: ReplyPack = {
  language: 'fr',
  wrote: 'a écrit; écrit; a dit; nous a dit; a envoyé',
  openings: 'le; en date du; dans un message du',
  labels: { from: 'de; expéditeur', sent: 'envoyé; envoyé le; date; date d\'envoi', to: 'à; a; pour; destinataire', copy: 'cc; copie à; copie', subject: 'objet; sujet' },
  dividers: 'message d\'origine; message original; mail original; courriel original; message transféré; message réexpédié; message transmis; début du message réexpédié; début du message transféré; rendez-vous d\'origine',
  signOffs: 'cordialement; bien cordialement; très cordialement; sincèrement; bien à vous; bien à toi; salutations; meilleures salutations; salutations distinguées; sincères salutations; cordiales salutations; bien sincèrement; respectueusement; amicalement; merci; merci d\'avance; merci beaucoup; avec mes remerciements; avec nos remerciements; bonne réception; bonne journée; belle journée; bonne soirée; cdt; cdlt; veuillez agréer; je vous prie d\'agréer; nous vous prions d\'agréer; bien à vous et à votre équipe; avec mes salutations; avec mes meilleures salutations',
  sentFrom: 'envoyé de; envoyé depuis; envoyé à partir de; envoyé avec; envoyé par; télécharger outlook; obtenir outlook; obtenez outlook; provenance',
  devices: 'téléphone; portable; mobile; tablette; appareil; courrier; messagerie; orange; sfr; free',
  disclaimers: 'ce message et ses; ce message et toutes; ce message et les; ce message est confidentiel; ce message, ainsi que; ce message peut contenir; ce courriel et ses; ce courriel et toutes; ce courriel est confidentiel; ce mail et ses; avis de confidentialité; confidentialité; avertissement; les informations contenues dans; l\'information contenue dans; si vous n\'êtes pas le destinataire; si vous avez reçu ce message par erreur; pensez à l\'environnement; merci de penser à l\'environnement; avant d\'imprimer; garanti sans virus; sans virus; cet e-mail a été vérifié',
  banners: 'attention : ce; attention: ce; attention, ce; attention : courriel externe; [externe]; courriel externe; message externe; ce courriel provient de l\'extérieur; ce message provient de l\'extérieur; expéditeur externe; vous n\'obtenez pas souvent; vous ne recevez pas souvent',
  greetings: 'bonjour; bonsoir; cher; chère; chers; chères; madame; monsieur; mesdames; messieurs; salut; à qui de droit',
  acknowledgements: 'merci; merci beaucoup; mille mercis; un grand merci; grand merci; avec mes remerciements; avec nos remerciements; bien reçu; reçu; bien noté; noté; c\'est noté; pris bonne note; nous prenons note; je prends note; d\'accord; entendu; ok; bonne réception; j\'accuse réception; nous accusons réception; accusé de réception; compris; parfait; très bien; je reviens vers vous; nous reviendrons vers vous; nous revenons vers vous; cordialement; bien cordialement; je vous remercie; nous vous remercions; avec plaisir',
  statuses: {
    'not-started': 'non commencé; pas commencé; pas encore commencé; pas débuté; pas encore débuté; pas démarré; pas encore démarré; non débuté; non démarré; n\'a pas commencé; n\'a pas encore commencé; n\'a pas débuté; n\'a pas encore débuté; les travaux n\'ont pas commencé; les travaux n\'ont pas encore commencé',
    'in-progress': 'en cours; toujours en cours; encore en cours; en cours d\'exécution; en cours de réalisation; en cours de mise en œuvre; en cours d\'application; en cours d\'élaboration; en cours de validation; en cours d\'examen; en cours de rédaction; en cours de finalisation; travaux en cours; les travaux sont en cours; les travaux ont commencé; la mise en œuvre est en cours; mise en œuvre en cours; en bonne voie; en voie d\'exécution; en voie de réalisation',
    implemented: 'fait; terminé; terminée; achevé; achevée; exécuté; exécutée; réalisé; réalisée; accompli; accomplie; appliqué; mis en œuvre; mise en œuvre achevée; mené à bien; mené à son terme; finalisé; finalisée; chose faite; entièrement exécuté; pleinement exécuté; exécution achevée; les travaux sont terminés; les travaux sont achevés',
    'overtaken-by-events': 'devenu caduc; devenue caduque; caduc; caduque; dépassé par les événements; dépassée par les événements; sans objet; devenu sans objet; n\'est plus d\'actualité; n\'a plus lieu d\'être; plus d\'actualité; n\'est plus pertinent',
    discontinued: 'abandonné; abandonnée; annulé; annulée; interrompu définitivement; supprimé; nous avons renoncé; il y a été mis fin; mis fin; arrêté définitivement; résilié',
  },
  leads: 'c\'est; c\'est déjà; c\'est désormais; cela est; cela est déjà; ceci est; cela a été; ceci a été; cela a déjà été; a été; a déjà été; est; est désormais; est maintenant; déjà; désormais; actuellement; toujours; oui; ok; statut; état; état d\'avancement; situation; l\'engagement est; l\'engagement a été; cet engagement est; cet engagement a été; nous avons; nous l\'avons; entièrement; pleinement; totalement; tout est; tout à fait; voilà; voilà qui est; ça y est; je confirme; je confirme que c\'est; je vous confirme que c\'est; nous confirmons que c\'est',
  follows: 'le; la; les; l\'an; en; depuis; hier; ce; cette; par; au; aux; lors; dans; conformément; selon; voir; à; et; sur; avec; de; du; des',
  partOf: '',
  negations: 'pas; n\'est pas; n\'a pas; jamais; rien; aucun; aucune; loin d\'être; reste à',
  doubts: 'je pense; je crois; nous pensons; nous croyons; sans doute; probablement; peut-être; il me semble; il semble; semble; apparemment; j\'espère; a priori; sauf erreur; si je ne me trompe; je suppose; vraisemblablement; éventuellement; devrait être; pourrait être; ou plutôt',
  limits: 'presque; quasiment; pratiquement; partiellement; en partie; en grande partie; à moitié; pour l\'essentiel; plus ou moins; sauf; excepté; hormis; à l\'exception; mais; cependant; toutefois; reste; restent; première phase; première partie; première étape; pour cent; %',
  laters: 'dès que; si; sous réserve; en attente; lorsque; quand; jusqu\'à ce que; bientôt; prochainement; sera; seront; devrait; à être; prévu; encore; seulement; demain; la semaine prochaine; le mois prochain; suite; partie; certains; certaines; quelques',
  several: 'les deux; les trois; les quatre; tous les engagements; les autres; respectivement; l\'un et l\'autre; le reste',
};

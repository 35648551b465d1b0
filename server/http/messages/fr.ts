import type { Messages } from './en.ts';

export const fr: Messages = {
  'busy-files': {
    title: 'Trop de fichiers à la fois',
    detail: 'Trop de fichiers arrivent en ce moment. Réessayez dans un instant.',
  },
  'too-many-loose-files': {
    title: 'Trop de fichiers sans dossier',
    detail:
      'Trop de fichiers venus de vous ne sont encore dans aucun dossier. Envoyez ce que vous avez préparé, ou réessayez dans une heure.',
  },
  'too-many-cases': {
    title: 'Trop de dossiers',
    detail: 'Trop de dossiers sont venus de vous en peu de temps. Réessayez dans {seconds} secondes.',
  },
  'automatic-mail': {
    title: 'Courriel automatique',
    detail:
      'Ce courriel a été envoyé par un programme (absence, liste, échec de remise) ; ce n’est pas une réponse dans un dossier.',
  },
  'too-many-parts': {
    title: 'Trop de parties',
    detail: 'Ce courriel a plus de {most} parties. N’envoyez que son texte et ses pièces.',
  },
  'no-such-reply-address': {
    title: 'Adresse inconnue',
    detail:
      'Ce courriel n’est arrivé à l’adresse d’aucun dossier. Répondez à un courriel du dossier, sans changer l’adresse.',
  },
  'draft-gone': {
    title: 'Brouillon introuvable',
    detail:
      'Ce brouillon n’existe plus : il est enregistré, ou son temps est passé. Envoyez un nouveau courriel à l’adresse du service.',
  },
  'no-answer-now': {
    title: 'Pas de réponse possible',
    detail:
      'Dans l’état actuel du dossier, seule l’administration peut agir. Ouvrez-le pour voir ce qui peut être fait.',
  },
  'too-many-files': {
    title: 'Trop de pièces',
    detail: 'Il y a plus de pièces qu’il n’en est accepté ici : {most} au plus.',
  },
  'too-many-pixels': {
    title: 'Image trop grande',
    detail: 'L’image a plus de 25 millions de pixels. Réduisez-la et envoyez-la à nouveau.',
  },
  'body-closed': {
    title: 'Organisme fermé',
    detail:
      'L’organisme indiqué dans « {parameter} », {body}, est fermé et ne reçoit plus rien. Ses attributions reviennent à : {heir}. Choisissez celui-ci.',
  },
  'body-closed-for-good': {
    title: 'Organisme fermé',
    detail:
      'L’organisme indiqué dans « {parameter} », {body}, est fermé et ne reçoit plus rien ; aucun autre n’a repris ses attributions.',
  },
  'sent-otherwise': {
    title: 'Déjà envoyé autrement',
    detail: 'Un autre contenu a été envoyé sous le même « {parameter} ». Envoyez celui-ci sous le sien.',
  },
  'no-such-file': {
    title: 'Fichier introuvable',
    detail:
      'Un fichier de « {parameter} » n’existe pas, a été refusé ou appartient déjà à un dossier. Envoyez-le à nouveau.',
  },
  'no-such-deed': {
    title: 'Acte inconnu',
    detail: 'Un tel dossier ne connaît pas l’acte indiqué dans « {parameter} ».',
  },
  'not-collecting': {
    title: 'Signature impossible',
    detail:
      'Cette pétition ne peut pas être signée maintenant : elle n’est pas encore ouverte ou elle est close.',
  },
  'disposable-address': {
    title: 'Adresse jetable',
    detail: 'Les adresses jetables de « {parameter} » ne peuvent pas signer. Donnez une adresse à vous.',
  },
  'no-address-kept': {
    title: 'Aucune adresse conservée',
    detail:
      'Aucune adresse n’est conservée avec cette signature. Signez de nouveau en demandant à être informé.',
  },
  'sheet-entered': {
    title: 'Feuille déjà saisie',
    detail: 'Une feuille porte déjà ce numéro. Corrigez-la, ou donnez un autre numéro.',
  },
  'not-ones-own': {
    title: 'Pas par soi-même',
    detail: 'Ce que vous avez saisi doit être vérifié par quelqu’un d’autre.',
  },
  'deed-not-now': {
    title: 'Impossible maintenant',
    detail: 'Le dossier ne le permet pas dans son état actuel. Relisez-le pour voir ce qui est possible.',
  },
  'polygon-not-valid': {
    title: 'Polygone non valide',
    detail: 'Le polygone de « {parameter} » ne tient pas : ses lignes se croisent ou il n’a pas de surface.',
  },
  'polygon-elsewhere': {
    title: 'Polygone ailleurs',
    detail: 'Le polygone de « {parameter} » ne se trouve pas dans les lieux dont il est une partie.',
  },
  'warning-over': { title: 'Déjà échue', detail: 'La fin de l’alerte (« {parameter} ») est passée.' },
  'sdg-computed': {
    title: 'Calculé ici',
    detail:
      'Les valeurs de « {id} » sont calculées par un indicateur de la plateforme ; un fichier ne peut dire autre chose.',
  },
  'not-open-to-comments': {
    title: 'Pas ouvert aux commentaires',
    detail: 'Le document n’est pas ouvert aux commentaires en ce moment.',
  },
  'unknown-parameter': {
    title: 'Paramètre inconnu',
    detail: 'Le paramètre « {parameter} » est inconnu ici. Sont connus : {known}.',
  },
  'repeated-parameter': {
    title: 'Paramètre répété',
    detail: 'Le paramètre « {parameter} » ne peut être donné qu’une fois.',
  },
  'invalid-parameter': {
    title: 'Paramètre invalide',
    detail: 'La valeur de « {parameter} » est inutilisable : {reason}.',
  },
  'missing-parameter': {
    title: 'Paramètre manquant',
    detail: 'Le paramètre « {parameter} » est nécessaire.',
  },
  'invalid-datetime': {
    title: 'Date ou heure non valide',
    detail:
      'Dans « {parameter} », ceci ne peut être lu : {value}. Écrivez un jour (2024-05-31), un instant (2024-05-31T10:00:00Z) ou un intervalle, son début d’abord (2024-01-01/2024-12-31, ../2024-12-31).',
  },
  'invalid-filter': {
    title: 'Filtre invalide',
    detail: 'Le filtre est illisible au caractère {position} : {reason}.',
  },
  'single-layer-only': {
    title: 'Une seule couche',
    detail: '« {parameter} » ne s’applique qu’à une seule couche ; demandez les couches une à une.',
  },
  'answer-too-large': {
    title: 'Réponse trop grande',
    detail:
      'La réponse compterait {found} ; le maximum est {most}. Demandez une zone plus petite, ou ajoutez un filtre.',
  },
  'no-such-layer': { title: 'Couche introuvable', detail: 'La couche « {id} » n’existe pas.' },
  'layer-without-time': {
    title: 'Couche sans dates',
    detail:
      'Les éléments de « {id} » n’ont pas de période de validité ; on peut comparer ce qui était publié à deux dates ("by": "revision").',
  },
  'layer-of-theme': {
    title: 'Couche d’un thème',
    detail:
      'La couche « {id} » vient avec son thème : ici, seuls sa visibilité et son propriétaire peuvent être changés.',
  },
  'layer-computed': {
    title: 'Couche calculée',
    detail: 'La couche « {id} » est calculée à partir d’autres : elle change et se voit comme elles.',
  },
  'layer-taken': {
    title: 'Nom déjà pris',
    detail: 'Le nom « {id} » ne peut pas servir à une couche. Choisissez-en un autre.',
  },
  'layer-busy': {
    title: 'Couche en cours de traitement',
    detail: 'Une tâche travaille sur la couche « {id} ». Attendez qu’elle finisse, ou annulez-la.',
  },
  'no-draft': {
    title: 'Pas de brouillon',
    detail: 'La couche « {id} » n’a pas de brouillon. Envoyez d’abord son manifeste.',
  },
  'draft-full': {
    title: 'Brouillon plein',
    detail: 'Le brouillon de « {id} » peut contenir {most} objets et {megabytes} Mo.',
  },
  'draft-empty': {
    title: 'Brouillon vide',
    detail:
      'Le brouillon de « {id} » n’a aucun objet. Envoyez-en, ou publiez-le tout de même avec « force ».',
  },
  'access-set-apart': {
    title: 'Se change à sa propre adresse',
    detail:
      'La couche « {id} » est publiée : changez « {parameter} » à l’adresse /api/layers/{id}/{parameter}.',
  },
  'no-such-feature': { title: 'Objet introuvable', detail: 'La couche n’a pas d’objet « {id} ».' },
  'no-such-revision': {
    title: 'Révision inconnue',
    detail: 'La couche « {id} » n’a pas été publiée à l’état {asked}.',
  },
  'not-redistributable': {
    title: 'Rediffusion interdite',
    detail: 'La licence d’une source de « {id} » ne permet pas d’en rediffuser des fichiers.',
  },
  busy: { title: 'Occupé', detail: 'Trop de fichiers sont en préparation. Réessayez dans une minute.' },
  'busy-briefs': {
    title: 'Occupé',
    detail: 'Trop de notes sont en préparation. Réessayez dans une minute.',
  },
  'briefs-unavailable': {
    title: 'Pas de notes ici',
    detail:
      'Ce serveur fonctionne sur un système pour lequel ce qui compose les documents n’existe pas : il ne fait ni notes ni rapports.',
  },
  'brief-failed': {
    title: 'Note non établie',
    detail: 'La note n’a pas pu être composée. Réessayez dans une minute.',
  },
  'busy-answering': {
    title: 'Occupé',
    detail: 'Trop de questions attendent une réponse. Réessayez dans quelques minutes.',
  },
  'no-such-place': { title: 'Lieu introuvable', detail: 'Le lieu « {id} » n’existe pas.' },
  'no-such-series': { title: 'Série inconnue', detail: 'Il n’existe pas de série « {id} ».' },
  'no-such-indicator': { title: 'Indicateur inconnu', detail: 'Il n’existe pas d’indicateur « {id} ».' },
  'no-such-risk': { title: 'Risque inconnu', detail: 'Il n’existe pas de risque « {id} ».' },
  'no-such-value': { title: 'Valeur inconnue', detail: 'L’indicateur n’a pas de valeur pour « {id} ».' },
  'too-many-values': {
    title: 'Trop de valeurs',
    detail:
      '« {parameter} » couvre plus de {most} valeurs. Demandez une durée plus courte, des périodes (aggregate) ou du CSV.',
  },
  'no-such-sprite': { title: 'Planche d’icônes introuvable', detail: 'La planche « {id} » n’existe pas.' },
  'no-such-style': { title: 'Style introuvable', detail: 'Le style « {id} » n’existe pas.' },
  'no-such-tile': { title: 'Tuile introuvable', detail: 'La tuile {id} n’existe pas.' },
  'no-such-page': { title: 'Page introuvable', detail: 'Il n’y a rien à cette adresse.' },
  'not-acceptable': { title: 'Format indisponible', detail: 'Formats disponibles : {known}.' },
  'method-not-allowed': { title: 'Méthode non permise', detail: 'Cette adresse ne répond qu’à : {known}.' },
  'malformed-address': { title: 'Adresse mal formée', detail: 'L’adresse ne peut pas être décodée.' },
  'not-ready': {
    title: 'Pas encore prêt',
    detail: 'Le serveur ne peut pas encore répondre. Réessayez dans un instant.',
  },
  'too-slow': {
    title: 'Trop long',
    detail: 'La réponse a pris trop de temps. Demandez une zone plus petite ou moins d’objets.',
  },
  'unknown-field': { title: 'Champ inconnu', detail: 'Le champ « {parameter} » n’est pas connu ici.' },
  'unfit-value': {
    title: 'Valeur impossible à conserver',
    detail:
      '« {parameter} » contient ce qui ne peut être conservé : un caractère nul, une moitié de caractère, ou des listes emboîtées sans fin.',
  },
  'invalid-body': { title: 'Contenu invalide', detail: 'Le contenu envoyé n’est pas le JSON attendu ici.' },
  'json-only': { title: 'JSON seulement', detail: 'Envoyez du JSON, avec Content-Type: application/json.' },
  'other-type': { title: 'Un autre type est attendu', detail: 'Envoyez l’un de ceux-ci : {types}.' },
  'too-many-rows': {
    title: 'Trop de lignes',
    detail:
      'Une requête apporte {most} lignes au plus. Envoyez le reste dans d’autres ; rien de celle-ci n’a été écrit.',
  },
  'rows-refused': {
    title: 'Des lignes ont été refusées',
    detail: 'Tout ou rien était demandé, et {count} valeurs ont été refusées ; rien n’a été écrit.',
  },
  'missing-column': {
    title: 'Une colonne manque',
    detail: 'Il faut une colonne « {parameter} » dans la table.',
  },
  'unknown-column': { title: 'Colonne inconnue', detail: 'La colonne « {parameter} » n’est pas connue ici.' },
  'series-of-theme': {
    title: 'Une série d’un thème',
    detail: 'La façon dont « {id} » est mesurée est déclarée par son thème, et se change là.',
  },
  'no-observation': {
    title: 'Valeur inconnue',
    detail: 'La série n’a pas et n’a jamais eu de valeur à « {id} ».',
  },
  'too-large': { title: 'Trop volumineux', detail: 'Le contenu envoyé dépasse ce qui est accepté ici.' },
  'sign-in-needed': { title: 'Connexion nécessaire', detail: 'Connectez-vous, ou envoyez une clé d’API.' },
  'invalid-credentials': {
    title: 'Non reconnu',
    detail: 'La clé ou la session est inconnue, expirée ou révoquée.',
  },
  'not-allowed': { title: 'Non autorisé', detail: 'Vous n’avez pas le droit de faire cela.' },
  'cross-site': {
    title: 'Depuis un autre site',
    detail: 'Cet envoi vient d’un autre site. Ouvrez la page elle-même et réessayez.',
  },
  'sign-in-failed': {
    title: 'Connexion refusée',
    detail:
      'Ce que vous avez saisi ne va pas ensemble. Vérifiez les deux champs, ou demandez un nouveau mot de passe par courriel.',
  },
  'sign-in-busy': {
    title: 'Serveur occupé',
    detail: 'Trop de personnes se connectent en ce moment. Réessayez dans quelques secondes.',
  },
  'code-wrong': {
    title: 'Code incorrect',
    detail: 'Le code est faux, déjà utilisé ou expiré. Attendez le suivant, ou utilisez un code de secours.',
  },
  'code-mistyped': {
    title: 'Faute de frappe',
    detail: 'Il y a une faute de frappe dans le code. Comparez-le avec celui que vous avez reçu.',
  },
  'link-gone': {
    title: 'Lien périmé',
    detail: 'Ce lien a déjà servi, a expiré ou est incomplet. Demandez-en un nouveau.',
  },
  'confirm-needed': {
    title: 'Confirmez votre identité',
    detail: 'Confirmez que c’est bien vous (mot de passe ou code), puis réessayez.',
  },
  'password-common': {
    title: 'Mot de passe trop courant',
    detail:
      'Beaucoup de gens utilisent ce mot de passe ou un semblable : il est essayé en premier. Choisissez-en un autre, par exemple quelques mots.',
  },
  'password-personal': {
    title: 'Mot de passe trop facile à deviner',
    detail:
      'Le mot de passe est votre nom ou votre adresse. Choisissez-en un autre, par exemple quelques mots.',
  },
  'account-exists': {
    title: 'Ce compte existe déjà',
    detail: 'Un compte existe déjà avec cette adresse. Connectez-vous, ou demandez un nouveau mot de passe.',
  },
  'last-administrator': {
    title: 'Dernier administrateur',
    detail: 'Il doit rester quelqu’un qui gère les comptes. Nommez d’abord un autre administrateur.',
  },
  'password-needed-first': {
    title: 'Un mot de passe est d’abord nécessaire',
    detail: 'Sans mot de passe, vous ne pourriez plus vous connecter. Choisissez-en un d’abord.',
  },
  'registration-closed': {
    title: 'Inscription fermée',
    detail: 'Ici, les comptes se créent sur invitation. Adressez-vous à un administrateur.',
  },
  'no-such-scope': {
    title: 'Portée inconnue',
    detail: 'Le rôle « {role} » porte sur une chose qui existe. Celle-ci n’en est pas une : {value}.',
  },
  'no-such-key': { title: 'Clé inconnue', detail: 'Vous n’avez pas de clé d’API « {id} ».' },
  'scope-not-held': {
    title: 'Au-delà de vos droits',
    detail: 'Une clé ne peut pas plus que son titulaire, et ceci ne vous est pas permis : {scope}.',
  },
  'key-life': {
    title: 'Échéance incorrecte',
    detail: 'L’échéance d’une clé est dans l’avenir, à {days} jours au plus.',
  },
  'too-many-keys': {
    title: 'Trop de clés',
    detail: 'Un compte a {most} clés au plus. Révoquez-en une qui ne sert plus.',
  },
  'too-many-requests': {
    title: 'Trop de requêtes',
    detail: 'Trop de requêtes. Réessayez dans {seconds} secondes.',
  },
  conflict: {
    title: 'Modifié entre-temps',
    detail: 'Cet élément a changé ou existe déjà. Relisez-le, puis recommencez.',
  },
  'job-over': {
    title: 'Déjà terminée',
    detail: 'Cette tâche est déjà terminée ; il n’y a plus rien à annuler.',
  },
  'job-not-dead': {
    title: 'Tâche non abandonnée',
    detail: 'Seule une tâche abandonnée après son dernier essai peut être relancée.',
  },
  'no-such-thing': { title: 'Introuvable', detail: 'Rien ne s’appelle « {id} ».' },
  'address-not-usable': {
    title: 'Adresse inutilisable',
    detail: 'Donnez une adresse https:// de l’internet public, sans nom d’utilisateur.',
  },
  'too-many-things': {
    title: 'Trop d’éléments',
    detail: 'Il y en a déjà {most}, le maximum. Supprimez-en d’abord un.',
  },
  'no-such-subscription': {
    title: 'Lien non valable',
    detail: 'Ce lien n’est pas des nôtres ou a été tronqué. Rouvrez-le depuis le message.',
  },
  internal: {
    title: 'Une erreur est survenue',
    detail: 'L’erreur vient de nous et a été notée. Réessayez plus tard.',
  },
};

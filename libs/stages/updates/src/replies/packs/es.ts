import type { ReplyPack } from './pack.js';

/** Spanish. */
export const es: ReplyPack = {
  language: 'es',
  wrote: 'escribió; ha escrito; escribe; envió',
  openings: 'el; en; con fecha',
  labels: { from: 'de; remitente', sent: 'enviado; enviado el; fecha; fecha de envío', to: 'para; a; destinatario', copy: 'cc; copia', subject: 'asunto' },
  dividers: 'mensaje original; mensaje reenviado; correo original; inicio del mensaje reenviado; mensaje de origen; cita original',
  signOffs: 'saludos; saludos cordiales; un saludo; un cordial saludo; cordiales saludos; cordialmente; atentamente; muy atentamente; atentos saludos; saludos atentos; un abrazo; abrazos; sinceramente; respetuosamente; gracias; muchas gracias; gracias y saludos; mil gracias; gracias de antemano; con los mejores saludos; mejores saludos; le saluda atentamente; les saluda atentamente; reciba un cordial saludo; reciban un cordial saludo; quedo a su disposición; quedamos a su disposición',
  formulas: 'sin otro particular; le saluda; les saluda; reciba un cordial; reciban un cordial; quedo a su disposición; quedamos a su disposición; aprovecho la oportunidad para saludar; aprovecho la oportunidad para reiterar; aprovechamos la oportunidad para saludar; aprovechamos la oportunidad para reiterar; a la espera de su; a la espera de sus; quedo a la espera; hago propicia',
  sentFrom: 'enviado desde; enviado con; enviado por; enviado a través de; obtener outlook; obtén outlook; obtenga outlook; descargar outlook',
  devices: 'teléfono; móvil; celular; tableta; dispositivo; correo',
  disclaimers: 'este mensaje y sus; este mensaje y cualquier; este mensaje es confidencial; este mensaje puede contener; este mensaje contiene información confidencial; este correo electrónico y; este correo y sus; este correo es confidencial; este correo electrónico es confidencial; aviso de confidencialidad; aviso legal; confidencialidad; advertencia; la información contenida en; si usted no es el destinatario; si no es usted el destinatario; antes de imprimir; piense en el medio ambiente; cuide el medio ambiente; libre de virus',
  banners: 'precaución:; atención:; [externo]; correo externo; mensaje externo; este correo proviene de fuera; este mensaje proviene de fuera; este correo electrónico procede de fuera; remitente externo; no suele recibir correos electrónicos de',
  greetings: 'hola; buenos días; buenas tardes; buenas noches; buen día; estimado; estimada; estimados; estimadas; querido; querida; queridos; distinguido; distinguida; señor; señora; muy señor mío; a quien corresponda; apreciado; apreciada; apreciados',
  acknowledgements: 'gracias; muchas gracias; mil gracias; muchísimas gracias; recibido; bien recibido; mensaje recibido; tomo nota; tomamos nota; tomada nota; anotado; de acuerdo; entendido; vale; ok; perfecto; muy bien; acuso recibo; acusamos recibo; acuse de recibo; con gusto; se agradece; le agradezco; les agradezco; agradecemos; quedamos atentos; quedo atento; quedo atenta; saludos; saludos cordiales',
  statuses: {
    'not-started': 'no iniciado; no iniciada; no iniciado todavía; no iniciado aún; aún no iniciado; todavía no iniciado; sin iniciar; no comenzado; no empezado; aún no comenzado; todavía no comenzado; no ha comenzado; aún no ha comenzado; todavía no ha comenzado; no ha empezado; aún no ha empezado; todavía no ha empezado; no se ha iniciado; aún no se ha iniciado; todavía no se ha iniciado; no hemos empezado; no hemos comenzado',
    'in-progress': 'en curso; sigue en curso; continúa en curso; en marcha; en ejecución; en proceso; en proceso de ejecución; en proceso de aplicación; en desarrollo; en fase de ejecución; en vías de ejecución; se está ejecutando; se está aplicando; los trabajos están en curso; los trabajos han comenzado; iniciado; comenzado',
    implemented: 'hecho; terminado; terminada; completado; completada; concluido; concluida; finalizado; finalizada; aplicado; aplicada; cumplido; cumplida; ejecutado; ejecutada; implementado; implementada; realizado; realizada; listo; llevado a cabo; plenamente aplicado; totalmente aplicado; acabado',
    'overtaken-by-events': 'superado por los acontecimientos; superada por los acontecimientos; ya no procede; ha dejado de ser pertinente; ya no es pertinente; ya no es aplicable; ha perdido vigencia; obsoleto; sin objeto',
    discontinued: 'abandonado; abandonada; cancelado; cancelada; descontinuado; descontinuada; anulado; anulada; desistido; dado por terminado sin ejecutar',
  },
  leads: 'ya; ya está; está; esto está; esto ya está; ya ha sido; ha sido; fue; se ha; ya se ha; se; sí; ok; estado; situación; el compromiso está; el compromiso ha sido; este compromiso está; este compromiso ha sido; este compromiso ya está; todo; todo está; totalmente; plenamente; completamente; hemos; lo hemos; ya lo hemos; queda; ha quedado; actualmente; actualmente está; sigue; le confirmo que está; les confirmo que está; confirmo que está; le informo que está',
  follows: 'en; desde; ayer; hoy; este; esta; por; según; conforme; ver; véase; y; durante; el #; la semana; el mes; el año; con éxito; a tiempo',
  partOf: '',
  negations: 'no; nunca; jamás; nada; ningún; ninguna; tampoco; lejos de',
  doubts: 'creo; creemos; pienso; pensamos; supongo; suponemos; probablemente; quizá; quizás; tal vez; a lo mejor; al parecer; parece; aparentemente; espero; esperamos que; si no me equivoco; salvo error; debería estar; podría estar; posiblemente; o más bien',
  limits: 'casi; prácticamente; parcialmente; en parte; en gran parte; a medias; mayormente; más o menos; salvo; excepto; menos; a excepción; pero; sin embargo; aunque; queda; quedan; primera fase; primera parte; primera etapa; por ciento; %; falta el; falta la; faltan; falta por; uno de; una de; dos de; tres de; cuatro de; la mayoría; en dos',
  laters: 'cuando; si; siempre que; sujeto a; pendiente; en cuanto; una vez que; hasta que; pronto; próximamente; será; serán; debería; por hacer; previsto; todavía; aún; sólo; solo; solamente; mañana; la próxima semana; el próximo mes; algunos; algunas',
  several: 'ambos; ambas; los dos; las dos; los tres; todos los compromisos; los demás; respectivamente; el resto',
};

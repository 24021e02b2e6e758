import type { Age, Medium, Sayings } from './sayings.ts';

const pieces: Readonly<Record<Medium, string>> = {
  photo: 'una foto',
  video: 'un video',
  carousel: 'un carousel',
};
const units: Readonly<Record<Age['unit'], readonly [one: string, many: string]>> = {
  minute: ['minuto', 'minutos'],
  hour: ['hora', 'horas'],
  day: ['día', 'días'],
  week: ['semana', 'semanas'],
};

/** The app in Spanish (Latin America). */
export const spanish: Sayings = {
  tabs: { home: 'Inicio', search: 'Buscar y explorar', message: 'Mensaje', profile: 'Perfil' },
  feed: {
    title: 'Feed principal de Instagram',
    tray: 'bandeja de reels',
    yourStory: 'Tu historia',
    sponsored: 'Publicidad',
  },
  post: {
    like: 'Me gusta',
    liked: 'Ya te gusta',
    comment: 'Comentar',
    send: 'Enviar publicación',
    save: 'Agregar a elementos guardados',
    more: 'Más acciones para esta publicación',
    title: 'Publicaciones',
  },
  comments: {
    title: 'Comentarios',
    hint: 'Únete a la conversación…',
    post: 'Publicar',
    reply: 'Responder',
  },
  story: {
    hint: 'Enviar mensaje',
    like: 'Indicar que te gusta la historia',
    send: 'Enviar historia',
    mine: 'Tu historia',
    friends: 'Mejores amigos',
  },
  profile: {
    posts: 'publicaciones',
    followers: 'seguidores',
    following: 'seguidos',
    edit: 'Editar perfil',
    share: 'Compartir perfil',
    message: 'Mensaje',
    grid: 'Vista de cuadrícula',
    tagged: 'Fotos en las que apareces',
    options: 'Opciones',
    noStory: 'Tu perfil. Sin historia',
    storySeen: 'Tu perfil. Historia no vista',
    createNew: 'Crear',
    addAccount: 'Agregar cuenta de Instagram',
    follow: 'Seguir',
    isFollowed: 'Siguiendo',
    unfollow: 'Dejar de seguir',
    mute: 'Silenciar',
    restrict: 'Restringir',
  },
  create: {
    title: 'Crear',
    post: ['Publicación', 'Crear nueva publicación'],
    story: ['Historia', 'Crear nueva historia'],
    reel: ['Reel', 'Crear nuevo reel'],
    newPost: 'Nueva publicación',
    newReel: 'Nuevo reel',
    addToStory: 'Agregar a historia',
    next: 'Siguiente',
    cancel: 'Cancelar',
    backHome: 'Volver al inicio',
    back: 'Atrás',
    recents: 'Recientes',
    selectMultiple: 'Seleccionar varias',
    camera: 'Cámara',
    preview: 'Miniatura de vista previa de la foto',
    hint: 'Escribe un texto y agrega hashtags…',
    ok: 'Aceptar',
    share: 'Compartir',
    saveDraft: 'Guardar borrador',
    options: [
      ['Etiquetar personas', ''],
      ['Agregar ubicación', ''],
      ['Público', 'Todos'],
      ['Compartir también en…', 'No'],
    ],
  },
  discard: {
    title: '¿Descartar publicación?',
    message: 'Si vuelves ahora, perderás lo que hiciste.',
    discard: 'Descartar',
    keep: 'Seguir editando',
  },
  upload: {
    sharing: 'Compartiendo…',
    done: 'Se publicó. ¿Quieres enviarlo directamente a tus amigos?',
    send: 'Enviar',
    refused: {
      photo: 'No se puede publicar la foto',
      video: 'No se puede publicar el video',
      carousel: 'No se puede publicar',
    },
  },
  blocked: {
    title: 'Vuelve a intentarlo más tarde',
    message:
      'Limitamos la frecuencia con la que puedes realizar determinadas acciones en Instagram para proteger a nuestra comunidad. Avísanos si crees que se trata de un error.',
    ok: 'Aceptar',
    tell: 'Avísanos',
  },
  challenge: {
    title: 'Confirma que eres tú',
    message:
      'Detectamos un inicio de sesión inusual. Elige cómo quieres recibir un código para proteger tu cuenta.',
    phone: 'Número de teléfono',
    email: 'Correo electrónico',
    go: 'Continuar',
  },
  search: { hint: 'Buscar', tags: 'publicaciones' },
  ago: (age) => {
    if (age === null) return 'Justo ahora';
    const [one, many] = units[age.unit];
    return `Hace ${age.count} ${age.count === 1 ? one : many}`;
  },
  likes: (count) => `${count} Me gusta`,
  mediaBy: (medium, name, likes) => {
    const said = `${name}, ${likes} Me gusta, 0 comentarios`;
    return medium === 'carousel'
      ? `Foto 1 de 2, de ${said}`
      : `${medium === 'video' ? 'Reel' : 'Foto'} de ${said}`;
  },
  posted: (handle, medium, ago) => `${handle} publicó ${pieces[medium]} el ${ago}`,
  storyOf: (handle, place, total, seen) =>
    `Historia de ${handle}, ${place} de ${total}, ${seen ? 'Vistos' : 'No vistos'}.`,
  cell: (medium, name, row, column) =>
    `${medium === 'video' ? 'Reel' : 'Foto'} de ${name} en la fila ${row}, columna ${column}`,
  thumbnail: (medium, ago) =>
    `Miniatura de ${medium === 'video' ? 'video' : 'foto'}, agregada ${ago.toLowerCase()}`,
};

/**
 * A home screen of a photo app as Appium tells it: made up, with as many elements as asked for and with the attributes a
 * real source has. Most of it is posts of a feed; the bars are those that packs look for.
 */
export function madeUpScreen(elements: number): string {
  let count = 0;
  const app = 'com.instagram.android';
  const element = (kind: string, bounds: string, told: Readonly<Record<string, string>>, inner = '') => {
    count += 1;
    const attributes = {
      index: '0',
      package: app,
      class: `android.${kind}`,
      text: '',
      'resource-id': '',
      'content-desc': '',
      checkable: 'false',
      checked: 'false',
      clickable: 'false',
      enabled: 'true',
      focusable: 'false',
      focused: 'false',
      'long-clickable': 'false',
      password: 'false',
      scrollable: 'false',
      selected: 'false',
      bounds,
      displayed: 'true',
      'drawing-order': '1',
      ...told,
    };
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    return `<android.${kind} ${written.join(' ')}>${inner}</android.${kind}>`;
  };
  const id = (name: string) => ({ 'resource-id': `${app}:id/${name}` });
  const pressed = { clickable: 'true' };
  const tabs = ['Home', 'Search and explore', 'Create', 'Reels', 'Profile'].map((name, at) =>
    element('widget.FrameLayout', `[${at * 216},2100][${at * 216 + 216},2220]`, {
      ...id(['feed_tab', 'search_tab', 'creation_tab', 'clips_tab', 'profile_tab'][at] ?? ''),
      'content-desc': name,
      ...pressed,
    }),
  );
  const bars = [
    element(
      'view.ViewGroup',
      '[0,80][1080,200]',
      id('main_feed_action_bar'),
      element('widget.ImageView', '[40,90][300,180]', { ...id('title_logo'), 'content-desc': 'Instagram' }),
    ),
    element('view.ViewGroup', '[0,2100][1080,2220]', id('tab_bar'), tabs.join('')),
  ];
  const posts: string[] = [];
  while (count < elements - 12) {
    const top = 200 + ((posts.length * 137) % 1700);
    const at = (left: number, right: number) => `[${left},${top}][${right},${top + 90}]`;
    const name = `brand.number.${posts.length}`;
    posts.push(
      element(
        'view.ViewGroup',
        at(0, 1080),
        id('row_feed_post'),
        [
          element('widget.Button', at(40, 400), {
            ...id('row_feed_photo_profile_name'),
            text: name,
            'content-desc': `${name} posted ${posts.length} hours ago`,
            ...pressed,
          }),
          element('widget.ImageView', at(40, 130), {
            ...id('row_feed_button_like'),
            'content-desc': 'Like',
            ...pressed,
          }),
          element('widget.ImageView', at(140, 230), {
            ...id('row_feed_button_comment'),
            'content-desc': 'Comment',
            ...pressed,
          }),
          element('widget.ImageView', at(240, 330), {
            ...id('row_feed_button_share'),
            'content-desc': 'Send post',
            ...pressed,
          }),
          element('widget.TextView', at(40, 1040), {
            ...id('row_feed_textview_likes'),
            text: `Liked by ${posts.length * 7} people`,
          }),
          element('view.View', at(40, 1040), {
            text: `${name} Fresh coffee &amp; bread on day ${posts.length} … more`,
            ...pressed,
          }),
        ].join(''),
      ),
    );
  }
  const list = element('view.ViewGroup', '[0,200][1080,2100]', id('list'), posts.join(''));
  const rest = Math.max(0, elements - count - 1);
  const empty = Array.from({ length: rest }, () => element('view.View', '[0,0][1,1]', {})).join('');
  return `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0">${element('widget.FrameLayout', '[0,0][1080,2220]', {}, list + empty + bars.join(''))}</hierarchy>`;
}

/**
 * Korean particles (조사) and their usual compounds, after the Standard Korean Language Dictionary (표준국어대사전),
 * by what they follow: a syllable closed by a consonant, an open one, or any. sitegen/search/korean.py has the same.
 */
const list = (words) => words.trim().split(/\s+/);

export const AFTER_CONSONANT = list(`
  은 이 을 과 과의 으로 으로는 으로도 으로만 으로의 으로선 으로서 으로써 으로부터
  이나 이며 이고 이랑 이란 이다 이라고 이라는 이라도 이라며 이라면 이었던 이었다
`);
export const AFTER_VOWEL = list(`
  는 가 를 와 와의 로 로는 로도 로만 로의 로선 로서 로써 로부터
  나 며 랑 란 라고 라는 라도 라며 라면 였던 였다
`);
export const AFTER_ANY = list(`
  의 에 도 만 에는 에도 에만 에게 에게는 에게도 에게서 에게서는 에서 에서는 에서도 에서의 까지 까지도 까지의
  부터 부터는 마저 조차 조차도 처럼 보다 밖에 만이 만을 만은 만의 한테 한테서 께 께서 하고 입니다
  들 들은 들이 들을 들의 들과 들도 들에 들에게
`);

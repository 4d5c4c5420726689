/** A bot that buys once, and looks before it sends an order a second time. */

/** @returns what the terminal answered; @throws Error with the text of a refusal */
async function call(url, path, body) {
  const options = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** Buys, unless an open order of the same price shows that an earlier attempt arrived. */
export async function buyOnce(url, connectionId, { ticker, price, size }) {
  const path = `/api/connections/${connectionId}/orders`;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const { orders } = await call(url, `${path}?Ticker=${ticker}`);
    if (orders.some((order) => order.side === 1 && order.price === price)) return attempt - 1;
    try {
      await call(url, path, { ticker, side: 1, price, size });
      return attempt;
    } catch (error) {
      // A refusal is an answer; only when none came it is worth another look.
      if (error.message !== 'fetch failed') throw error;
    }
  }
  throw new Error('no answer');
}

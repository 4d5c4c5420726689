/** Sends an order; when no answer comes, looks for it before sending it again. */
async function place(url, connectionId, order) {
  const path = `${url}/api/connections/${connectionId}/orders`;
  const send = () => fetch(path, { method: 'POST', body: JSON.stringify(order) });
  try {
    return await send();
  } catch {
    const { orders } = await (await fetch(`${path}?Ticker=${order.ticker}`)).json();
    return orders.length > 0 ? null : send();
  }
}

module.exports = { place };

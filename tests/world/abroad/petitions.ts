/**
 * Petitions to the Parliament of the United Kingdom as its site published them in November 2019, with how many had signed and when
 * a response and a debate came to be owed: at 10,000 and at 100,000. Contains public sector information licensed under the Open
 * Government Licence v3.0 (petition.parliament.uk, as kept in Logiqx/petition-stats-www); five that are about the environment.
 */
export const UK_PETITIONS = [
  {
    id: 266638,
    action: 'Demand the EU & UN sanction Brazil to halt increased deforestation of the Amazon',
    background:
      'The government of Brazil led by Bolsonaro favour the development of the Amazon rainforest over conservation, escalating deforestation.  Deforestation threatens indigenous populations who live in the forest, loss of a precious and complex ecosystem and a vital carbon store that slows global warming.',
    signatures: 123_195,
    responseOwed: '2019-08-22',
    debateOwed: '2019-08-25',
  },
  {
    id: 261092,
    action: 'Ban energy-wasting open fridges and freezers in all retail outlets',
    background:
      'Retailers in the United Kingdom unnecessarily waste huge amounts of energy on open fridges and freezers. Climate change threatens our planet. If all supermarkets had doors on their fridges and freezers it would save energy the equivalent of the entire residential population of Poland',
    signatures: 49_191,
    responseOwed: '2019-07-14',
    debateOwed: null,
  },
  {
    id: 276308,
    action: 'Ban super trawlers from fishing in UK waters.',
    background:
      'Margiris, the second largest trawler in the world, was spotted off the coast of the Isle of Wight at the end of September.\n\nThe UK Government should work internationally to ban these trawlers and remove them from UK waters.',
    signatures: 25_395,
    responseOwed: '2019-10-14',
    debateOwed: null,
  },
  {
    id: 263605,
    action: 'Make ECOCIDE a UK criminal offence',
    background:
      "Climate agreements and civil laws have failed to prevent escalating harm to the Earth. A criminal law of ECOCIDE would criminalise practices known to destroy ecosystems and/or exacerbate climate breakdown. It's the only way to force industry to change direction.",
    signatures: 21_780,
    responseOwed: '2019-07-09',
    debateOwed: null,
  },
  {
    id: 263362,
    action: 'Ban peat compost.',
    background:
      'Peat is vital in the fight against climate breakdown as it stores vast amounts of carbon. It also provides habitat for a diverse range of wildlife. Therefore we should not be using peat compost to improve the soil in our gardens. Other organic matter is available and is effective for growers.',
    signatures: 12_827,
    responseOwed: '2019-10-13',
    debateOwed: null,
  },
] as const;

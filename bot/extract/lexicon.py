"""Word lists of English news prose: cue verbs, honorifics, offices, kinds of bodies, countries, given names.

They hold classes of words, never the people or events of one corpus.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def inflect(stems: str) -> dict[str, str]:
    """Forms of verbs, each mapped to its stem; irregular verbs are written ``stem:past:participle``."""
    forms: dict[str, str] = {}
    for entry in stems.split():
        stem, *irregular = entry.split(":")
        base = stem[:-1] if stem.endswith("e") else stem
        consonant_y = stem.endswith("y") and stem[-2] not in "aeiou"
        past = irregular or [stem[:-1] + "ied" if consonant_y else base + "ed"]
        third = (
            stem[:-1] + "ies"
            if consonant_y
            else stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")
        )
        for form in (stem, third, base + "ing", *past):
            forms.setdefault(form, stem)
    return forms


SAY = inflect(
    """say:said add ask write:wrote:written tweet:tweeted note continue reply respond explain conclude recall warn
    argue state declare insist acknowledge remark claim assert admit answer announce predict complain proclaim
    shout:shouted yell joke lament muse wonder interject exclaim elaborate quip retort concede contend opine
    comment caution reiterate stress emphasize emphasise underline underscore recount confess confide observe
    post report read:read tell:told assure remind inform inquire chant mutter whisper scream cry agree suggest
    affirm maintain vow pledge promise swear:swore urge demand boast counter allege testify email e-mail tout
    snap reason deadpan echo speculate reveal clarify confirm advise deny repeat signal chime explicate relay
    summarize summarise sum text go:went intone posit venture gush fume rail hint reckon plead implore thunder
    hiss persist propose"""
)
ARTICLES = _words("the a an this that these those his her its their our my your no")
PAST = _words(
    """met held took made gave saw left led won sent got told said came went brought kept lost found heard chose spoke
    began became knew thought felt meant ran rose fell grew stood sat paid bought sold built broke drew flew fought"""
)
CALL = inflect(
    """call describe praise accuse denounce refer label brand characterize characterise dismiss hail welcome
    criticize criticise blast condemn slam mock blame portray dub decry deride ridicule laud applaud cite tout
    reject cast:cast express voice offer issue release publish deliver quote charge lambaste liken compare deem
    term oppose support seek:sought call-for favor favour defend attack rebuke chide lash rip point:pointed
    outline agree commit credit herald tell-of paint frame bill speak:spoke:spoken talk discuss adopt endorse
    use list mention thank:thanked encourage salute greet congratulate toast pay:paid recognize recognise"""
)
THINK = inflect(
    """think:thought believe feel:felt hope want consider expect fear doubt know:knew see:saw:seen find:found
    mean:meant wish intend plan agree worry suspect decide conclude understand:understood learn notice realise
    realize"""
)
COPULA = _words("is are was were be been being has have had will would could should may might can do does did")
ADVERBS = _words(
    """also then later further once again still just often recently already ever even only now today yesterday
    repeatedly earlier meanwhile instead however too never rather quickly first soon long
    once-again himself herself themselves itself tonight previously always famously not n't"""
)
NOUN_CUES = _words(
    """statement statements remarks remark speech speeches interview letter email e-mail memo tweet post op-ed
    article essay column report document communique communiqué declaration release readout transcript address
    message resolution agreement treaty charter text editorial commentary book opinion ruling lawsuit complaint
    website site survey poll filing brief announcement ad advertisement caption headline slogan sign banner
    poster newspaper paper draft plan study proposal summary analysis blog thread broadcast video invitation
    note paragraph pact accord memorandum"""
)

PERSON_HEADS = _words(
    """spokesman spokeswoman spokesperson official officials officer aide aides adviser advisers advisor advisors
    analyst analysts expert experts observer observers critic critics source sources diplomat diplomats minister
    ministers leader leaders president presidents chairman chairwoman chair senator senators congressman
    congresswoman governor mayor secretary ambassador envoy envoys negotiator negotiators lawmaker lawmakers
    politician politicians commentator commentators strategist professor lecturer scholar scholars researcher
    researchers historian economist economists scientist scientists director chief head commander general
    colonel captain sergeant judge lawyer lawyers attorney prosecutor prosecutors activist activists protester
    protesters demonstrator demonstrators campaigner campaigners resident residents citizen citizens voter
    voters supporter supporters opponent opponents rival rivals colleague colleagues friend friends person
    people man woman men women user users netizens reader readers reporter reporters journalist journalists
    editor author writer host anchor correspondent correspondents member members representative representatives
    delegate delegates candidate nominee candidates republican republicans democrat democrats conservative
    conservatives liberal liberals premier chancellor king queen prince princess pope bishop archbishop cardinal
    rabbi imam pastor priest veteran veterans soldier soldiers witness witnesses student students teacher
    teachers worker workers farmer farmers businessman businesswoman executive executives investor investors
    banker bankers trader traders ceo founder co-founder owner neighbour neighbor neighbours neighbors father
    mother wife husband son daughter brother sister counterpart counterparts predecessor successor boss coach
    actor actress singer star comedian doctor doctors nurse pollster operative operatives tycoon billionaire
    mogul insider insiders veteran deputy vice-president speaker whip defector dissident oligarch autocrat
    dictator strongman specialist specialists bloc hawk hawks dove doves politburo attendee attendees
    participant participants mp mps peer peers parliamentarian parliamentarians fellow campaigner columnist
    blogger pundit pundits speaker crowd group groups team company companies firm agency campaign ministry
    department government administration organization organisation committee council commission court embassy
    union party association foundation institute center centre bank office police army military parliament
    congress senate board panel coalition alliance newspaper magazine website network outlet kremlin newsletter
    authorities side sides nation nations country countries states pair two duo trio couple delegation
    delegations secretary-general director-general attorney-general governor-general vice-chancellor vice-premier
    vice-minister vice-chairman questioner moderator interviewer heckler caller narrator onlooker bystander guest
    panelist pensioner shopkeeper driver tourist refugee refugees migrant migrants villager villagers fisherman
    engineer mediator mediators emissary statesman monarch ruler sultan emir ayatollah cleric novelist filmmaker
    president-elect premier-elect chancellor-elect prime-minister ex-president
    ex-premier ex-minister ex-chancellor co-chair co-chairman co-host commander-in-chief editor-in-chief host""",
)
DOCUMENT_HEADS = NOUN_CUES
BODY_HEADS = _words(
    """government ministry department administration authorities committee council commission court embassy union
    party association foundation institute center centre bank office agency company firm parliament congress
    senate board panel coalition alliance newspaper magazine website network outlet organization organisation
    campaign group"""
)

HONORIFICS_MALE = _words("Mr. Mr Sir Lord King Prince Father Pope Sheikh Emperor Baron Duke")
HONORIFICS_FEMALE = _words("Mrs. Mrs Ms. Ms Miss Lady Queen Princess Madame Mme Dame Baroness Duchess Empress")
HONORIFICS = HONORIFICS_MALE | HONORIFICS_FEMALE | _words("Dr. Dr Prof. Prof Rev. Rev Hon. Hon")
OFFICES = _words(
    """President Premier Chancellor Minister Secretary Senator Sen. Sen Rep. Rep Representative Gov. Gov Governor
    Mayor Ambassador General Gen. Gen Lt. Lt Col. Col Colonel Captain Capt. Capt Maj. Major Sgt. Adm. Admiral
    Marshal Commander Chairman Chairwoman Chair Speaker Director Judge Justice Professor Spokesman Spokeswoman
    Spokesperson Commissioner Congressman Congresswoman Attorney Chief Envoy Negotiator Adviser Advisor Analyst
    Leader Pastor Bishop Archbishop Cardinal Ayatollah Imam Rabbi Emir Crown Sultan Taoiseach Archduke Vice
    Deputy Prime Foreign Defense Defence Finance Treasury Interior Trade Economy Energy State Interim Acting
    Former Supreme National Security High Chief-of-Staff Press Undersecretary Under-Secretary-General
    Secretary-General Director-General Attorney-General Governor-General Commander-in-Chief Prime-Minister
    Republican Democrat Democratic Labour Conservative Sheriff Deputy Detective
    Lieutenant Officer Coach Counsel Executive CEO Economist Host Reporter Correspondent Editor Columnist Staff
    Congressional Presidential PM Vice-President Lawmaker Diplomat Operative Strategist Pollster Representative"""
)
PERSON_OFFICES = OFFICES - _words(
    """Prime Foreign Defense Defence Finance Treasury Interior Trade Economy Energy State Interim Acting Former
    Supreme National Security High Press Vice Deputy Chief Executive Republican Democrat Democratic Labour
    Conservative Crown Staff Congressional Presidential"""
)
ROLE_WORDS = _words(
    """director professor president minister chairman chairwoman chair head chief secretary spokesman spokeswoman
    spokesperson lecturer fellow analyst expert specialist scholar researcher adviser advisor ambassador envoy
    editor reporter journalist correspondent author historian economist scientist leader senator governor mayor
    founder co-founder member officer official commander general judge lawyer attorney premier chancellor
    candidate nominee strategist diplomat negotiator host columnist executive manager deputy dean commissioner
    representative aide counsel pollster activist king queen prince pope writer consultant student resident
    voter owner chief-executive physicist politician lawmaker congressman congresswoman campaigner broadcaster
    secretary-general director-general attorney-general governor-general vice-president vice-chancellor
    vice-premier vice-minister president-elect premier-elect chancellor-elect ex-president ex-premier ex-minister
    ex-chancellor commander-in-chief"""
)
PARTICLES = _words("de da do dos du del della van von der den di la le el al bin ibn ben bint abu ter ten af zu y e")
ORG_HEADS = _words(
    """Ministry Department Council Commission Committee Court University College School Institute Institution
    Center Centre Foundation Endowment Bank Agency Association Organization Organisation Union Party House
    Parliament Congress Senate Assembly Bureau Office Service Times Post Journal News Gazette Daily Tribune
    Herald Guardian Telegraph Magazine Press Review Group Corporation Corp. Corp Inc. Inc Company Co. Ltd. Ltd
    Network Television TV Radio Media Project Initiative Forum League Alliance Coalition Force Forces Army Navy
    Guard Police Administration Government Authority Board Embassy Kremlin Pentagon Federation Society Fund
    Chamber Campaign Team Club Church Observatory Treaty Partnership Trust Exchange Reserve Academy Laboratory
    Policy Affairs Relations Peace Cabinet Politburo Tribunal Mission Secretariat Chronicle Today World Reuters
    Bloomberg Twitter Facebook Weibo YouTube Instagram Telegram Wire Newswire Broadcasting Republicans Democrats"""
)
PLACE_HEADS = _words(
    """City River Sea Ocean Island Islands Mountain Mountains Lake Valley Street Avenue Square Hall Palace Hotel Airport
    Strait Gulf Peninsula Desert Province State County District Region Bay Beach Cape Canal Asia Europe Africa America
    Territory Pipeline"""
)
EVENT_HEADS = _words(
    "Summit Conference War Games Olympics Revolution Day Week Forum Meeting Session Talks Dialogue Crisis Accord "
    "Agreement "
    "Protocol Treaty Declaration Congress Festival Cup Election Elections Assembly"
)
WEEKDAYS_MONTHS = _words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Christmas
    Easter Ramadan"""
)
REGIONS = _words(
    """Asia Europe Africa America Americas Oceania Eurasia Scandinavia Balkans Baltics Caucasus Arctic Antarctica
    Pacific Atlantic Asia-Pacific Indo-Pacific Mediterranean Caribbean Crimea Donbas Gaza Kashmir Tibet Xinjiang
    Sinai Siberia Catalonia West East North South"""
)
NOT_NAMES = _words(
    """The A An And But Or Nor So Yet For If When While As At By In On Of To From With Without After Before Since
    Until During Under Over Between Among Against About Through This That These Those It Its He She They We I
    You His Her Their Our Your My There Here What Which Who Whom Whose Why How Where Not No Yes Now Then Also
    Still Even Just Only Both Each Every Some Many Most Much More Few Several Such Another Other Others One Two
    Three Four Five Six Seven Eight Nine Ten First Second Third Last Next All Any Is Are Was Were Be Been Has
    Have Had Do Does Did Will Would Can Could Should May Might Must Let According Although Though Because
    However Meanwhile Moreover Furthermore Additionally Instead Indeed Perhaps Despite Like Unlike Once Again
    Already Later Earlier Today Tomorrow Yesterday Together Above Below Ahead Amid Along Asked Speaking
    Addressing Asking Calling Noting Citing Said Say Says Per Via Whether Unless Than Too Very Well Oh Okay
    Given Following Regarding Concerning Including Whatever Whoever Never Always Sometimes Often Finally
    Previously Mr Mrs Ms Dr Mr. Mrs. Ms. Dr. Key Official Right Read Share Photo Image Source Click Please
    Welcome Thank Thanks Analysts Experts Observers Critics Officials Sources Members People Everyone Everybody
    Someone Somebody Nobody Nothing Something Everything Anyone Anything None Neither Either Rather Further
    Nevertheless Nonetheless Otherwise Thus Therefore Hence Elsewhere Overall Recently Currently Originally
    Ultimately Eventually Certainly Clearly Obviously Unfortunately Asian European African American Western
    Eastern Northern Southern Central Former Top Senior New"""
)
COUNTRIES: dict[str, str] = {}
DEMONYMS: dict[str, str] = {}
CAPITALS: dict[str, str] = {}
for _line in """US:U.S.|U.S|USA|United States|United States of America|America;American|Americans;Washington
UK:U.K.|United Kingdom|Britain|Great Britain|England;British|Britons|English;London
China:People's Republic of China|PRC|P.R.C.;Chinese;Beijing
Russia:Russian Federation;Russian|Russians;Moscow
Ukraine;Ukrainian|Ukrainians;Kyiv|Kiev|kyiv
Japan;Japanese;Tokyo
France;French;Paris
Germany;German|Germans;Berlin
Italy;Italian|Italians;Rome
Spain;Spanish;Madrid
Canada;Canadian|Canadians;Ottawa
Australia;Australian|Australians;Canberra
India;Indian|Indians;New Delhi|Delhi
Pakistan;Pakistani|Pakistanis;Islamabad
Brazil;Brazilian|Brazilians;Brasilia|Brasília
South Africa;South African|South Africans;Pretoria
Mexico;Mexican|Mexicans;Mexico City
Argentina;Argentine|Argentinian;Buenos Aires
Turkey:Türkiye|Turkiye;Turkish|Turks;Ankara
Iran:Islamic Republic of Iran;Iranian|Iranians;Tehran
Iraq;Iraqi|Iraqis;Baghdad
Israel;Israeli|Israelis;Jerusalem|Tel Aviv
Saudi Arabia;Saudi|Saudis;Riyadh
Egypt;Egyptian|Egyptians;Cairo
Syria;Syrian|Syrians;Damascus
Lebanon;Lebanese;Beirut
Jordan;Jordanian|Jordanians;Amman
Qatar;Qatari|Qataris;Doha
United Arab Emirates:UAE|U.A.E.;Emirati|Emiratis;Abu Dhabi
North Korea:DPRK|Democratic People's Republic of Korea;North Korean|North Koreans;Pyongyang
South Korea:ROK|Republic of Korea;South Korean|South Koreans;Seoul
Taiwan;Taiwanese;Taipei
Vietnam;Vietnamese;Hanoi
Indonesia;Indonesian|Indonesians;Jakarta
Philippines;Philippine|Filipino|Filipinos;Manila
Thailand;Thai|Thais;Bangkok
Malaysia;Malaysian|Malaysians;Kuala Lumpur
Singapore;Singaporean|Singaporeans;
Myanmar:Burma;Burmese;Naypyidaw
Cambodia;Cambodian|Cambodians;Phnom Penh
Mongolia;Mongolian|Mongolians;Ulaanbaatar
Kazakhstan;Kazakh|Kazakhs;Astana
Uzbekistan;Uzbek|Uzbeks;Tashkent
Kyrgyzstan;Kyrgyz;Bishkek
Tajikistan;Tajik|Tajiks;Dushanbe
Turkmenistan;Turkmen;Ashgabat
Afghanistan;Afghan|Afghans;Kabul
Belarus;Belarusian|Belarusians;Minsk
Poland;Polish|Poles;Warsaw
Hungary;Hungarian|Hungarians;Budapest
Czech Republic:Czechia;Czech|Czechs;Prague
Slovakia;Slovak|Slovaks;Bratislava
Romania;Romanian|Romanians;Bucharest
Bulgaria;Bulgarian|Bulgarians;Sofia
Greece;Greek|Greeks;Athens
Serbia;Serbian|Serbs|Serbians;Belgrade
Finland;Finnish|Finns;Helsinki
Sweden;Swedish|Swedes;Stockholm
Norway;Norwegian|Norwegians;Oslo
Denmark;Danish|Danes;Copenhagen
Netherlands:Holland;Dutch;The Hague|Hague|Amsterdam
Belgium;Belgian|Belgians;Brussels
Switzerland;Swiss;Bern
Austria;Austrian|Austrians;Vienna
Portugal;Portuguese;Lisbon
Ireland;Irish;Dublin
Lithuania;Lithuanian|Lithuanians;Vilnius
Latvia;Latvian|Latvians;Riga
Estonia;Estonian|Estonians;Tallinn
Moldova;Moldovan|Moldovans;Chisinau
Georgia;Georgian|Georgians;Tbilisi
Armenia;Armenian|Armenians;Yerevan
Azerbaijan;Azerbaijani|Azerbaijanis;Baku
Nigeria;Nigerian|Nigerians;Abuja
Kenya;Kenyan|Kenyans;Nairobi
Ethiopia;Ethiopian|Ethiopians;Addis Ababa
Sudan;Sudanese;Khartoum
Morocco;Moroccan|Moroccans;Rabat
Algeria;Algerian|Algerians;Algiers
Libya;Libyan|Libyans;Tripoli
Tunisia;Tunisian|Tunisians;Tunis
Ghana;Ghanaian|Ghanaians;Accra
Senegal;Senegalese;Dakar
Venezuela;Venezuelan|Venezuelans;Caracas
Colombia;Colombian|Colombians;Bogota|Bogotá
Chile;Chilean|Chileans;Santiago
Peru;Peruvian|Peruvians;Lima
Cuba;Cuban|Cubans;Havana
New Zealand;New Zealander|New Zealanders|Kiwi;Wellington
Bangladesh;Bangladeshi|Bangladeshis;Dhaka
Sri Lanka;Sri Lankan|Sri Lankans;Colombo
Nepal;Nepalese|Nepali;Kathmandu
Yemen;Yemeni|Yemenis;Sanaa
Kuwait;Kuwaiti|Kuwaitis;Kuwait City
Oman;Omani|Omanis;Muscat
Bahrain;Bahraini|Bahrainis;Manama
Cyprus;Cypriot|Cypriots;Nicosia
Iceland;Icelandic|Icelanders;Reykjavik
Palestine:Palestinian Authority;Palestinian|Palestinians;Ramallah
Hong Kong;Hongkonger|Hongkongers;
Vatican:Holy See;;Vatican City
Kosovo;Kosovar|Kosovars;Pristina
Croatia;Croatian|Croatians|Croat|Croats;Zagreb
Slovenia;Slovenian|Slovenians|Slovene;Ljubljana
Bosnia:Bosnia and Herzegovina;Bosnian|Bosnians;Sarajevo
Albania;Albanian|Albanians;Tirana
North Macedonia:Macedonia;Macedonian|Macedonians;Skopje
Montenegro;Montenegrin|Montenegrins;Podgorica
Luxembourg;Luxembourgish;
Malta;Maltese;Valletta
Laos;Lao|Laotian|Laotians;Vientiane
Brunei;Bruneian;
Timor-Leste:East Timor;Timorese;Dili
Papua New Guinea;Papuan;Port Moresby
Fiji;Fijian|Fijians;Suva
Uganda;Ugandan|Ugandans;Kampala
Tanzania;Tanzanian|Tanzanians;
Rwanda;Rwandan|Rwandans;Kigali
Zimbabwe;Zimbabwean|Zimbabweans;Harare
Zambia;Zambian|Zambians;Lusaka
Angola;Angolan|Angolans;Luanda
Mali;Malian|Malians;Bamako
Niger;Nigerien;Niamey
Somalia;Somali|Somalis;Mogadishu
Congo:Democratic Republic of Congo|DRC;Congolese;Kinshasa
Cameroon;Cameroonian|Cameroonians;Yaounde
Ivory Coast:Côte d'Ivoire;Ivorian|Ivorians;Abidjan
Ecuador;Ecuadorian|Ecuadorians;Quito
Bolivia;Bolivian|Bolivians;La Paz
Paraguay;Paraguayan|Paraguayans;
Uruguay;Uruguayan|Uruguayans;Montevideo
Panama;Panamanian|Panamanians;
Guatemala;Guatemalan|Guatemalans;
Honduras;Honduran|Hondurans;Tegucigalpa
El Salvador;Salvadoran|Salvadorans;
Nicaragua;Nicaraguan|Nicaraguans;Managua
Haiti;Haitian|Haitians;
Soviet Union:USSR|U.S.S.R.;Soviet|Soviets;
Scotland;Scottish|Scots;Edinburgh
Wales;Welsh;Cardiff
European Union:EU|E.U.;;
United Nations:UN|U.N.;;""".splitlines():
    _names, _demonyms, _capitals = ([*_line.split(";"), "", ""])[:3]
    _first = _names.split(":")[0].split("|")[0]
    COUNTRIES.update(dict.fromkeys(_names.replace(":", "|").split("|"), _first))
    DEMONYMS.update({form: _first for form in _demonyms.split("|") if form})
    CAPITALS.update({form: _first for form in _capitals.split("|") if form})

MALE_NAMES = _words(
    """Aaron Abdel Abdul Abdullah Adam Ahmed Ahmad Alan Albert Alejandro Aleksandr Aleksei Alex Alexander Alexei Alexis
    Alfred Ali Allan Allen Amir Anatoly Anders Andre Andrei Andrés Andrew Andriy Andrzej Andy Angelo Anthony
    Antonio António Antony Ariel Arnold Arthur Ashraf Barack Ben Benjamin Benny Bernard Bernie Bill Bob Bobby
    Boris Brad Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Carl Carlos Chad Charles Charlie Chris
    Christian Christopher Chuck Claude Clint Colin Corey Craig Curtis Cyril Dale Dan Daniel Darren Dave David Dean
    Denis Dennis Denys Derek Devin Dick Diego Dimitri Dirk Dmitri Dmitry Dmytro Don Donald Doug Douglas Duncan
    Dwight Ed Eddie Edgar Eduardo Edward Elijah Elliott Emmanuel Enrique Eric Erik Ernest Ethan Eugene Evan Evgeny
    Felipe Felix Fernando Francesco Francis Francisco François Frank Franz Fred Frederick Fumio Gabriel Gary Gavin
    Gennady Geoffrey George Gerald Gerard Gerhard Giorgi Giuseppe Glenn Gordon Graham Greg Gregory Guillermo
    Gunther Gustavo Guy Hamid Hank Hans Harold Harry Hassan Heiko Henri Henrik Henry Herbert Hiroshi Howard Hugh
    Hugo Hussein Ian Ibrahim Igor Ihor Ismail Ivan Jack Jacob Jacques Jair Jake Jakob James Jamie Jan Jared Jason
    Javier Jay Jean Jeff Jeffrey Jens Jeremy Jerome Jerry Jesse Jesus Jim Jimmy Joachim Joaquin Joao Joe Joel
    Johan Johannes John Johnny Jon Jonathan Jordan Jorge Jose José Josef Josep Joseph Josh Joshua Josip Juan
    Julian Jürgen Justin Kamal Karl Keith Ken Kenneth Kent Kevin Khalid Klaus Konstantin Kurt Kyle Larry Lars
    Laurent Lawrence Lee Leo Leon Leonard Leonid Lloyd Louis Lucas Luigi Luis Luke Lyndon Maksim Malcolm Marc
    Marcel Marco Marcus Mario Mark Marko Markus Martin Marty Matt Matteo Matthew Maurice Max Maxim Mehmet Michael
    Michel Miguel Mikhail Mike Mitch Mitt Mohamed Mohammad Mohammed Muhammad Mustafa Mykhailo Mykola Nathan Neal
    Neil Nicholas Nick Nicolas Nigel Nikita Nikolai Norman Olaf Oleg Oleh Oleksandr Oleksiy Oliver Olivier Omar
    Oscar Osama Otto Pablo Pascal Pat Patrick Paul Pavel Pedro Perry Pete Peter Petro Phil Philip Philipp Philippe
    Pierre Piotr Rafael Raj Ralph Ramón Rand Randy Raul Ray Raymond Recep Reuven Rex Ricardo Richard Rick Rob
    Robert Roberto Rod Rodrigo Roger Roland Roman Ron Ronald Ross Roy Rudy Rupert Ruslan Russell Ryan Salman Sam
    Samir Samuel Scott Sean Sebastian Serge Sergei Sergey Sergio Serhiy Seth Shane Shaun Shigeru Shinzo Sidney
    Silvio Simon Stanislav Stanley Stefan Stephane Stephen Steve Steven Stewart Stuart Sven Sylvain Tayyip Ted
    Terry Theodore Thierry Thomas Tim Timothy Tobias Todd Tom Tommy Tony Travis Trevor Tyler Valery Vasily Victor
    Viktor Vincent Vitali Vladimir Volodymyr Vyacheslav Walter Warren Wayne Werner Will William Willy Wolfgang
    Xavier Yair Yasuo Yevgeny Yitzhak Yoshihide Yuri Yury Yusuf Zachary Zbigniew Narendra Lindsey Marty Taro
    Shahbaz Imran Manmohan Rajnath Joko Tharman Anwar Ferdinand Rodrigo Rishi Keir Giorgio Olli Stoltenberg Jens
    Donald Barron Evo Nicolás Lula Benjamin Bibi Antony Wang Abbas Abdelfattah Abiy Adel Ahmet Ajit Alar Alassane
    Alberto Albin Aleksandar Aleksander Alexey Alexis Alvaro Amit Andrej Andres Anibal Anton Antonis Antti Anutin
    Armin Arun Ashok Asif Atal Bahram Bandar Barham Bashar Bassirou Behrouz Benigno Binali Bjarne Bola Bongbong
    Borut Boyko Calin Didier Dieter Dominique Dragan Ebrahim Edgars Edouard Eduard Elio Emil Emmerson Emomali
    Enrico Ernesto Esko Espen Fahrettin Faisal Ferenc Filipe Francois Frans Fredrik Friedrich Fuad Gabor Gilles
    Giorgos Gitanas Goodluck Goran Gotabaya Guido Gunnar Gurbanguly Gyula Haakon Hage Haider Haitham Hakan Hamad
    Hashim Heikki Helmut Herman Herve Hirokazu Horst Hossein Hulusi Igors Ilham Ilir Ilya Irakli Isaias Istvan
    Itsunori Jacek Janez Janusz Jaroslaw Javad Jean Jean-Claude Jean-Marc Jean-Yves Jerzy Jiri Jonas Juha
    Junichiro Jurgen Juri Jyrki Kacper Karel Karim Karl-Theodor Kassym-Jomart Kemal Kenji Kgalema Khaled Kiril
    Krisjanis Kristian Krzysztof Kyriakos Laszlo Laurentino Lech Ljubisa Luhut Luiz Macky Magnus Mahathir Mahinda
    Mahmoud Maithripala Marcelo Marek Mariano Marwan Masoud Mateusz Matthias Matti Mauricio Mevlut Mika Mikael
    Mikheil Milorad Milos Miro Mishal Muhammadu Muhyiddin Murat Nabil Najib Naoto Nasser Nawaf Nawaz Nayib Nestor
    Nicolae Nikolay Nikos Nobuo Nouri Numan Nursultan Ole Oleksii Olof Olusegun Omer Paolo Pekka Pervez Petr
    Petteri Plamen Prabowo Prayut Pushpa Radoslaw Rahul Raila Rajiv Ramush Ranil Riyad Rolf Romano Rumen Rustem
    Saad Sadyr Saeb Saeed Sali Sameh Sanjay Sauli Serzh Shavkat Shehbaz Slobodan Soren Srettha Stanislaw
    Subrahmanyam Susilo Takeshi Tamim Thabo Thaksin Thorbjorn Tibor Tomasz Toomas Toshimitsu Traian Tshering Turki
    Uhuru Ulf Uwe Vaclav Valdis Vicente Vikram Vitaly Vladislav Walid Winston Wojciech Wopke Yahya Yanis Yasar
    Yoshihiko Yousaf Yoweri Yukio Zoltan Zoran"""
) - _words("Stoltenberg Wang Lula Terry Pat Jordan Jamie Jan Jean Lee Marty Will Ariel Alexis Robin")
FEMALE_NAMES = _words(
    """Abigail Agnes Aisha Alessandra Alexandra Alice Alicia Alison Allison Amanda Amber Amelia Amina Amy Ana Anastasia
    Andrea Angela Angelina Anita Ann Anna Annalena Anne Annette Annie April Ashley Audrey Ayesha Barbara Beatrice
    Beth Betty Beverly Brenda Brigitte Camilla Candace Carla Carly Carmen Carol Carole Caroline Carolyn Catherine
    Cathy Cecilia Celeste Charlotte Chelsea Cheryl Christiane Christina Christine Chrystia Cindy Claire Clara
    Claudia Condoleezza Connie Constance Corinne Cristina Crystal Cynthia Daniela Dawn Deborah Debbie Debra Denise
    Diana Diane Dina Dilma Donna Doris Dorothy Edith Eileen Ekaterina Elaine Eleanor Elena Elisabeth Elizabeth
    Ella Ellen Elsa Emily Emma Erica Erin Ester Eva Eve Evelyn Faith Fatima Federica Fiona Florence Frances
    Francesca Gabriela Gail Galina Georgia Geraldine Giorgia Gina Ginger Gloria Grace Greta Gretchen Gwen Hanna
    Hannah Heather Heidi Helen Helena Helga Hillary Hilary Holly Ilhan Inga Ingrid Irene Irina Isabel Isabella
    Ivana Ivanka Jacinda Jackie Jacqueline Jan Jane Janet Janice Jeanne Jen Jenna Jennifer Jenny Jessica Jill Joan
    Joanna Joanne Jocelyn Josephine Joyce Juanita Judith Judy Julia Julie Juliet June Kaja Kamala Karen Karin
    Karine Kate Katherine Kathleen Kathryn Kathy Katie Katrina Katya Kayleigh Kellyanne Kelly Kersti Kimberly
    Kristen Kristina Laura Lauren Leah Leila Lena Leslie Lily Linda Lisa Liz Loretta Lori Lorraine Louise Lucia
    Lucy Lydia Lynn Madeleine Maggie Malala Mallory Margaret Margarita Margrethe Maria Mariam Marian Marianne
    Marie Marilyn Marina Marine Martha Mary Maureen Megan Melania Melanie Melissa Mercedes Meredith Mette Mia
    Michelle Michèle Mildred Miranda Molly Mona Monica Nadia Nancy Naomi Natalia Natalie Natasha Nicola Nicole
    Nikki Nina Nora Norma Olena Olga Olivia Oksana Pamela Patricia Patty Paula Pauline Penny Phyllis Rachel Ramona
    Rebecca Regina Renee Rhonda Rita Roberta Robin Rosa Rose Rosemary Roxane Ruth Sabrina Sally Samantha Sandra
    Sanna Sara Sarah Shannon Sharon Sheila Shelley Sherry Shirley Silvia Sofia Sonia Sophia Sophie Stacy Stella
    Stephanie Sue Susan Susanne Suzanne Svetlana Sviatlana Sylvia Tamara Tammy Tania Tanya Tara Tatiana Teresa
    Theresa Therese Tiffany Tina Tracy Tulsi Ursula Valentina Valerie Vanessa Vera Veronica Victoria Viola
    Virginia Vivian Wendy Whitney Yelena Yulia Yvonne Zoe Zuzana Lyse Sanae Tsai Suu Maia Meloni Roza Andrea
    Annika Anniken Arancha Atifete Ayelet Beata Benazir Biljana Birgitte Carrie Chandrika Corazon Dalia Deb Delcy
    Droupadi Dunja Elly Elzbieta Erna Eva-Maria Evika Ewa Gordana Graca Gro Hanan Hasina Helle Hina Imelda Indira
    Ingrida Iryna Iveta Jadranka Jana Jonna Judit Kajsa Kari Karoline Katalin Katarina Katrin Keiko Khaleda Kira
    Kolinda Kristalina Larisa Leni Lenka Lubna Lyudmila Magdalena Makiko Malgorzata Margot Marija Marise Mariya
    Marta Maryam Megawati Melina Merav Michele Micheline Milena Mireya Najat Najla Naledi Nataliya Natalya Ngozi
    Nicola Nino Nirmala Nkosazana Olha Paetongtarn Petra Phumzile Pratibha Priti Radmila Rania Retno Rosario
    Sabine Sahle-Work Salome Samia Sanne Segolene Seiko Sheikha Sigrid Simonetta Sirimavo Soraya Suella Susana
    Sushma Svitlana Tarja Tatyana Tsai Tzipi Ulla Vaira Verónica Violeta Viorica Vjosa Winnie Xiomara Yekaterina
    Yingluck Ylva Yoko Yolanda Yuliya Yuriko Yvette Zainab Zhanna Zorana Zorica"""
) - _words("Tsai Suu Meloni Jan Andrea Nicola Robin Kelly Leslie Tracy Jean Sam April June Dawn Faith Grace")
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
SURNAME_FIRST = _words(
    """Xi Kim Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie
    Song Tang Deng Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren
    Shen Yao Jin Qin Hua Mao Fu Fang Bai Zou Meng Qi Hou Jia Xiong Yin Xue Shi Tan Lei Hong Mo Hao Kong Bo Wen
    Zhong Tao Shao Wan Qian Lai Lee Park Choi Jung Kang Cho Yoon Jang Lim Moon Shin Seo Kwon Hwang Ahn Oh Ryu
    Nguyen Tran Pham Hoang Phan Vu Vo Dang Bui Do Ngo Duong Ban Roh Chung Hyun Ri Choe Paik Noh Suh Tsai Chiang
    Ko Nong Vuong To Luong"""
)
ABBREVIATIONS = _words(
    """Mr. Mrs. Ms. Dr. Prof. Gen. Lt. Col. Capt. Sgt. Maj. Adm. Sen. Rep. Gov. Rev. Hon. St. Jr. Sr. Inc. Corp.
    Co. Ltd. vs. etc. No. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mt. Ft. U.S. U.K. U.N.
    E.U. D.C. a.m. p.m. i.e. e.g. Ph.D. Amb. Atty. Messrs. Assn. Dept."""
)

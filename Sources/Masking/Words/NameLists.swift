import Extraction

/// Given and family names that are frequent in Germany and the United Kingdom, folded.
enum NameLists {
    static func isGiven(_ word: String) -> Bool { GivenNames.all.contains(word) || furtherGiven.contains(word) }

    /// Beside `GivenNames`, whose names a draft must not hold: here a miss weighs more than a word too many.
    private static let furtherGiven: Set<String> = names(
        """
        achim adelheid alan alastair albrecht alfons alfred alice alison aloys ambrose amanda amal amelie angelika angus anett \
        anke anneke annegret annemarie ansgar arne arnold arthur astrid audrey axel aya ayesha bastian bea beatrice \
        benedikt berit bernadette bert bertha beth betty bilal bill bob bodo boris bradley brendan bridget britta bronwen burkhard \
        callum cameron carina carla carola caitlin cecilia celia chantal cheryl chloe ciara clemens cosima curtis cynthia dagmar \
        daisy darren dave davina dawn dean debbie denise desmond detlef diane dilara dilys dirk dominic dougal douglas duncan dylan \
        ebba eberhard eckhard eddie edgar edna edwin egon eileen eleanor elfriede elias eliza ella elsbeth elwin emlyn emre enrico \
        erdal erna erwin ethan eugen eugene eunice evelyn fabian farah fatih feodora ferhat fiona fritz frieda fritzi gareth gavin \
        geoffrey gemma geraint gero gertraud gilbert giles gillian gina glenys gloria gordon gottfried gregor gregory greta gunnar \
        gustav gwen hadi hamza hartmut harriet harvey hassan hedwig hedda hella herta hilary hilda hiltrud howard hugh hugo ida idris \
        ilona ilse imke imogen imran ines inga inge insa iqbal iris irmgard isolde iwona jagoda jakub jake janusz jaroslaw jasper \
        javier jeanette jeff jeffrey jenny jeremy jerzy jill jim jo joana jodie joel joern jolanta jonny jordan josefine joyce juan \
        judith julie justin justyna kamal kamil kaspar kathy katy katarina kay keith kelly ken kenan kieran kilian klara kristin \
        kristina kurt kyle lasse lauren laurence laurie leah leandra lennart leo leonard leonhard lesley leslie levent lewis liesel \
        lieselotte lilli lilly lilian lindsay liselotte lorna lorenz lothar lotte louisa lucia lucinda lucy lynn lynne maja malcolm \
        maik maike malte mandy manuela marcin marcus mareike margarethe margarita marion marjorie marlies marvin mathilde matilda \
        matteo maureen maurice maxine mechthild megan mehmet meike meinhard meral mesut mia mick mike mila milena mina miriam mirko \
        moira molly morag moritz morgan muriel murat nadia nancy naomi natasha neil nelly nia nick nico nigel nikita nikolai nils \
        nuala ocean odette oksana olena olivia onur orla ortrud ottilie otmar owen oya pat paulina pawel peggy penelope petr philippa \
        philomena phoebe phyllis pia pierre priya quentin rafael raimund rajesh ralph ravi raymond rebekka reginald reiner reinhild \
        renata rhys rhiannon ricarda ricardo rico ritchie robin rodney roger rory rosa rosalind rosemary ross rowan roy rudi rudolf \
        ruediger ruben rupert sadie salma sally sam sami sanjay saskia savas sean selma serkan sevgi shane shannon sheila shirley \
        sibylle sidney sieglinde sinead soeren sonia soren stacey stanley stefania stella steve stewart suleyman suzanne svea sven \
        svetlana swantje sybille sylvia sylwia tadeusz tamer tania tarek tariq tatiana ted terence terry tessa thea thelma theodor \
        thekla theodora tilda till tilman tina tobi toby tom tommy toni tony tracey tracy traudl trevor trish tristan trudi tuba \
        tuncay ulla ulf umut ursula ushi usha uschi valerie veit vera vernon vicky violet viola vivian vivien wasim walburga wendy \
        wenke wibke wiebke wiktor wilma winfried winifred xaver yannick yasemin yasin yildiz yilmaz ylva zara zahra zainab zbigniew \
        oleh taras andriy ihor nataliya yulia yuliia iryna mykola vasyl serhiy dmytro volodymyr bohdan lyudmila svitlana hristo ivanka \
        ioan ion vasile gheorghe mihai andrei elena ioana florin radu ghulam hamid jamal jamila karima layla leyla mahmoud majid \
        mansoor nabil nadeem naser nasreen noor parveen rahim rania reza saad sadia said salim samira shabana soraya tahir waleed \
        yousef zaki zohra anjali arjun deepak divya gurpreet harpreet jaspreet kiran manjit meera neha nikhil rahul sandeep sunita \
        vijay chidi chinedu emeka ifeoma kwame ngozi olu tunde adaeze amara abena kofi wei xin ying hiroshi yuki linh thanh nguyen
        """)

    /// Family names that are no usual word.
    static let family: Set<String> = names(
        """
        mueller schmidt schmitt schmitz meyer meier maier mayer wagner becker schulz schulze hoffmann hofmann schaefer schroeder \
        neumann schwarz zimmermann krueger hartmann lange werner krause lehmann schmid koehler herrmann walter koenig huber kaiser \
        fuchs scholz moeller weiss jung hahn vogel friedrich guenther keller winkler schwarz lorenz baumann heinrich otto simon graf \
        kraus kramer boehm schulte albrecht winter franke dietrich ziegler kuhn kuehn pohl engel horn busch bergmann voigt sauer arnold \
        wolff pfeiffer yilmaz kaya demir celik sahin yildiz yildirim oeztuerk aydin oezdemir nowak kowalski kowalczyk wisniewski \
        kaminski lewandowski jones williams taylor davies evans thomas johnson roberts walker wright robinson thompson hughes edwards \
        green lewis wood harris martin jackson clarke clark turner cooper hill ward moore morris watson harrison morgan patel khan \
        hussain begum singh kaur ahmed ali shah murphy kelly o'brien byrne ryan campbell stewart macdonald mackenzie fraser mcdonald \
        ivanov petrov shevchenko kovalenko bondarenko popescu ionescu popa nguyen
        """)

    private static func names(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
